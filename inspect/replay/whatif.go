package replay

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// WhatIf is a recording played through a shared cache twice: as it is, and with
// answers made cacheable that are not, or not for as long.
type WhatIf struct {
	TTL        int64 // seconds that answers are cacheable for; 0: as long as each Candidate suggests
	Changed    int   // requests whose answers were made cacheable
	Today      Totals
	Then       Totals
	Candidates []Candidate // the URLs that would save requests, of the lowest risk first, of these the best; what saves less than 1 % last

	pages map[string]*page
}

// Ask plays the exchanges as they are and as they would be if every answer that
// can be cacheable were so for ttl seconds; 0 leaves it to what was observed of
// each URL. What is cached longer today stays as it is.
func Ask(all []*wire.Exchange, ttl int64) *WhatIf {
	order := inOrder(all)
	w := &WhatIf{TTL: ttl, pages: pagesOf(all, order, ttl)}
	today, then := New(cache.Shared), New(cache.Shared)
	for _, i := range order {
		x := all[i]
		now := today.Play(x)
		changed, is := w.changed(x)
		if is {
			w.Changed++
		}
		later := then.Play(changed)
		w.Today.Add(&now, x.Body.Bytes)
		w.Then.Add(&later, x.Body.Bytes)
		if p := w.pages[pageOf(x)]; p != nil {
			p.played(x, &now, &later)
		}
	}
	w.Candidates = candidates(w.pages, w.Today.OriginRequests)
	return w
}

// SafeOriginRequests is what the origin would see if only the candidates of low
// risk were cacheable.
func (w *WhatIf) SafeOriginRequests() int {
	n := w.Today.OriginRequests
	for i := range w.Candidates {
		if w.Candidates[i].Level() == LowRisk {
			n -= w.Candidates[i].Saved
		}
	}
	return n
}

// changed is the exchange as it would be, and whether that is another than it
// was.
func (w *WhatIf) changed(x *wire.Exchange) (*wire.Exchange, bool) {
	p := w.pages[pageOf(x)]
	if p == nil || !canBeCacheable(x) {
		return x, false
	}
	if v := cache.Shared.Judge(field.Parse(x)); v.Reuse == cache.Fresh && v.Left >= p.ttl {
		return x, false
	}
	return cacheable(x, p.ttl), true
}

// canBeCacheable picks out the answers that a cache could be told to keep: those
// to GET, with a status that is cacheable by default (RFC 9110 section 15.1). A
// 304 stands for the whole answer that a cache would have asked for.
func canBeCacheable(x *wire.Exchange) bool {
	s := x.Response.Status
	return pageOf(x) != "" && s != http.StatusPartialContent && (s == http.StatusNotModified || field.HeuristicallyCacheable(s))
}

// cacheable is x with an answer just made, that anybody may reuse for ttl
// seconds. The request may not ask for a reload any more: caches in front of a
// site seldom let a client decide that.
func cacheable(x *wire.Exchange, ttl int64) *wire.Exchange {
	y := *x
	y.Request.Fields = slices.DeleteFunc(slices.Clone(x.Request.Fields), func(f wire.Field) bool {
		return isOneOf(f.Name, "cache-control", "pragma")
	})
	y.Response.Fields = slices.DeleteFunc(slices.Clone(x.Response.Fields), func(f wire.Field) bool {
		return isOneOf(f.Name, "cache-control", "pragma", "expires", "age", "date") || strings.EqualFold(f.Name, "vary") && strings.Contains(f.Value, "*")
	})
	y.Response.Fields = append(y.Response.Fields, wire.Field{Name: "Cache-Control", Value: "public, max-age=" + strconv.FormatInt(ttl, 10)})
	if !x.Received.IsZero() {
		y.Response.Fields = append(y.Response.Fields, wire.Field{Name: "Date", Value: x.Received.UTC().Format(http.TimeFormat)})
	}
	if y.Response.Status == http.StatusNotModified {
		y.Response.Status = http.StatusOK
	}
	return &y
}

func isOneOf(name string, names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}
