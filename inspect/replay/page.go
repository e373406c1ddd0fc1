package replay

import (
	"slices"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// page is what the recording holds of one URL: the GET requests for it.
type page struct {
	url     string
	order   int // of its first request, so that equals stay in order
	visits  []visit
	kind    BodiesBy
	ttl     int64
	risks   map[Risk]bool
	saved   int
	bytes   int64
	old     int
	current map[string]string // the body that the cache of the what-if holds, by variant
}

// visit is one request and the body that answered it.
type visit struct {
	sent, received time.Time
	variant, body  string // body "": unknown
}

// ladder are the lifetimes that are suggested, in seconds.
var ladder = [...]int64{1, 5, 30, 60, 300, 3600}

// pageOf names the page that a request belongs to; "" if it is no GET.
func pageOf(x *wire.Exchange) string {
	if m := x.Request.Method; m != "GET" && m != "" {
		return ""
	}
	u, _, _ := strings.Cut(x.URL, "#")
	return u
}

// pagesOf gathers the pages of a recording, and what lifetime each gets: ttl,
// or if that is 0 the one that suits what was seen of it.
func pagesOf(all []*wire.Exchange, order []int, ttl int64) map[string]*page {
	of := map[string][]*wire.Exchange{}
	pages := map[string]*page{}
	for n, i := range order {
		x := all[i]
		if !canBeCacheable(x) {
			continue
		}
		u := pageOf(x)
		of[u] = append(of[u], x)
		if pages[u] == nil {
			pages[u] = &page{url: u, order: n, risks: map[Risk]bool{}, current: map[string]string{}, ttl: ttl}
		}
	}
	for u, p := range pages {
		p.visited(of[u])
		if p.ttl == 0 {
			p.ttl = p.suggested()
		}
	}
	return pages
}

// visited reads the requests for a page, in the order of their time.
func (p *page) visited(all []*wire.Exchange) {
	p.kind = comparedBy(all)
	last := map[string]string{}
	for _, x := range all {
		names := varyNames(x)
		v := visit{sent: x.Sent, received: x.Received, variant: variant(x, names), body: p.kind.of(x)}
		if v.body == "" && x.Response.Status == 304 {
			v.body = last[v.variant] // it confirms what the client has
		}
		last[v.variant] = v.body
		p.visits = append(p.visits, v)
		p.look(x, names)
	}
}

// variant tells apart the requests that Vary tells apart.
func variant(x *wire.Exchange, names []string) string {
	if len(names) == 0 {
		return ""
	}
	var b strings.Builder
	for _, name := range names {
		b.WriteString(name + selecting(&x.Request, name) + "\n")
	}
	return b.String()
}

// bodies counts the different ones.
func (p *page) bodies() int {
	var seen []string
	for _, v := range p.visits {
		seen = append(seen, v.body)
	}
	slices.Sort(seen)
	return len(slices.Compact(seen))
}

// suggested is the longest lifetime of the ladder during which no answer would
// have been old, at most the one that covers the time it was watched for.
func (p *page) suggested() int64 {
	if p.kind == BodiesUnknown {
		return ladder[0]
	}
	best := ladder[0]
	watched := int64(p.visits[len(p.visits)-1].sent.Sub(p.visits[0].sent) / time.Second)
	for i, ttl := range ladder {
		if i > 0 && ladder[i-1] > watched || p.outdated(ttl) {
			break
		}
		best = ttl
	}
	return best
}

// outdated reports whether a cache that keeps the page for ttl seconds would
// have given an answer that was no longer the origin's.
func (p *page) outdated(ttl int64) bool {
	fetched := map[string]*visit{}
	for i := range p.visits {
		v := &p.visits[i]
		f := fetched[v.variant]
		if f == nil || v.sent.Sub(f.received) >= time.Duration(ttl)*time.Second {
			fetched[v.variant] = v
		} else if f.body != v.body {
			return true
		}
	}
	return false
}

// played notes what became of one request today and in the what-if.
func (p *page) played(x *wire.Exchange, today, then *Outcome) {
	p.saved += today.Origin - then.Origin
	var before, after Totals
	before.Add(today, x.Body.Bytes)
	after.Add(then, x.Body.Bytes)
	p.bytes += before.OriginBytes - after.OriginBytes
	if !canBeCacheable(x) {
		return
	}
	body, v := p.kind.of(x), variant(x, varyNames(x))
	switch held, known := p.current[v]; {
	case !then.Hit && !then.Collapsed:
		if body != "" {
			p.current[v] = body
		}
	case known && body != "" && body != held:
		p.old++
	}
}
