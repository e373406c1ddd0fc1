package replay

import (
	"hash/maphash"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// ladder holds the lifetimes that are tried where none is asked for, in
// seconds.
var ladder = []int64{1, 5, 30, 60, 300, 3600}

// WhatIf asks what the origin would see if a shared cache kept for a while
// what it does not reuse today: answers to GET whose status may be cached. It
// goes through the recording with every lifetime of the ladder at once. A
// request that the origin sees today is saved if an answer to the same request
// came no longer ago than that; what it asks of caches does not count.
type WhatIf struct {
	Cache    *cache.Cache // as it is today
	Lifetime int64        // seconds; 0: as suits each URL
	Rate     float64      // requests a second; 0: not asked
	Requests int          // that reached the cache

	Today, Then Load  // Then with the lifetimes of the candidates
	LowRisk     Load  // with those of low risk only
	Rates       Rates // what Rate leaves for the origin
	Stale       int   // of the saved: the origin answered something else
	Insisting   int   // of the saved: the request wanted the origin to be asked
	Candidates  []Candidate

	lifetimes []int64
	pages     map[string]*page
	order     []*page // as first asked for
	fixed     int     // requests for further pages
	seed      maphash.Seed
}

func newWhatIf(today *cache.Cache) *WhatIf {
	return &WhatIf{Cache: today, lifetimes: ladder, pages: map[string]*page{}, seed: maphash.MakeSeed()}
}

// Ask asks for one lifetime, in seconds, instead of those of the ladder, and
// for the load of so many requests a second; 0 leaves either. It comes before
// the first exchange.
func (w *WhatIf) Ask(lifetime int64, rate float64) {
	if w.Lifetime, w.Rate = lifetime, rate; lifetime > 0 {
		w.lifetimes = []int64{lifetime}
	}
}

// page is what is known of one URL.
type page struct {
	url      string
	requests int               // GET and HEAD
	fixed    int               // requests that no stored answer serves: other methods, ranges, those without a time
	trials   []trial           // by lifetime
	kept     bool              // some of its answers could be kept
	varies   []string          // the request fields that select its answers
	shelves  map[uint64]*shelf // by the values of those
	emptied  int               // how often all shelves were
	bodies   bodies
	risks    Risk
}

// trial is what one lifetime would do for a URL.
type trial struct {
	saved     Load
	stale     int
	insisting int
}

// add goes on with one request that reached the cache, and what became of it
// today.
func (w *WhatIf) add(r *field.Response, o *Outcome) {
	x := r.Exchange
	w.Requests++
	cost := o.load(x.Body.Bytes)
	w.Today.add(cost)
	p := w.page(x.URL)
	if p == nil {
		w.fixed++
		return
	}
	switch m := x.Request.Method; {
	case m != "" && m != "GET" && m != "HEAD":
		if s := x.Response.Status; unsafe(m) && s >= 200 && s < 400 {
			p.emptied++ // invalidated (RFC 9111 section 4.4)
		}
		fallthrough
	case x.Sent.IsZero(), r.Request.Range.Present:
		p.fixed++
		return
	}
	w.visit(p, r, cost)
}

// visit goes on with a request that a stored answer could serve.
func (w *WhatIf) visit(p *page, r *field.Response, cost Load) {
	keep := keepable(r)
	if keep {
		p.kept = true
		if r.Exchange.Response.Status != 304 || len(r.Vary.Names) > 0 {
			p.varies = r.Vary.Names
		}
		p.risks |= risksOf(r)
	}
	s := p.shelf(variant(w.seed, r.Exchange, p.varies))
	if s == nil {
		p.fixed++
		return
	}
	p.requests++
	id := w.identify(r, keep)
	if keep {
		id = p.see(s, id, r.Exchange)
	}
	if cost.Requests > 0 {
		p.try(w.lifetimes, s, id, visit{r, cost, keep})
	}
	if w.Rate > 0 {
		v := w.Cache.Judge(r)
		s.flow.add(&v)
	}
}

// page returns what is known of a URL, whose fragment does not count; nil if
// there are too many.
func (w *WhatIf) page(u string) *page {
	u, _, _ = strings.Cut(u, "#")
	p := w.pages[u]
	if p == nil && len(w.order) < mostPages {
		p = &page{url: u}
		if field.PersonalURL(u) {
			p.risks = PersonalURL
		}
		w.pages[u] = p
		w.order = append(w.order, p)
	}
	return p
}
