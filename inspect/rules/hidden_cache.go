package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// HiddenCache sees a stored response that no cache admits to.
var HiddenCache = &Rule{
	ID:       "hidden-cache",
	Severity: Info,
	Category: Freshness,
	Title:    "A cache answered without saying which",
	Doc: `Age says that this response comes out of a store, but no field names the cache: when it serves something old, nobody knows which one to look at or to purge.

HAProxy and some load balancers write Age and nothing else; others have their report removed on the way. The opposite is found here too: Date is older than Age admits, so a cache on the way started counting anew, and the content is older than it looks. Browsers count from the older of the two. Pages and data are looked at, not files with a version in their names, nor scripts and images: those are seldom purged.`,
	Fix: `Have the cache report itself, in Cache-Status or a field such as X-Cache: "Cache-Status: edge; hit; ttl=60"; and have Age passed on, not reset.`,
	Config: Config{
		Nginx:   "add_header X-Cache $upstream_cache_status always;",
		Apache:  "CacheHeader on",
		Varnish: "sub vcl_deliver {\n    if (obj.hits > 0) {\n        set resp.http.X-Cache = \"HIT\";\n    } else {\n        set resp.http.X-Cache = \"MISS\";\n    }\n}",
	},
	Refs: []string{"RFC 9111 section 5.1", "RFC 9111 section 4.2.3", "RFC 9211 section 2.1"},

	Check: func(p *Pass) {
		if k := p.kind(); k != page && k != data || !p.Age.Valid || p.fingerprinted() || p.Found(HitDespiteForbidden) || p.Found(HitCarriesSetCookie) {
			return
		}
		if s := p.Answered(); s != nil && s.ByAge && s.Cache == "" {
			if len(p.Served) > 1 { // it is the first
				p.Report([]wire.Span{s.Span, p.Served[1].Span}, "Age says that it was stored for %s, but %s did not have it: some cache answered without saying so, and nobody knows which to purge.", field.Spoken(s.Age), nameOf(&p.Served[1]))
				return
			}
			p.Report([]wire.Span{s.Span}, "Age says that it was stored for %s, but no field says by which cache, so nobody knows which to purge.", field.Spoken(s.Age))
			return
		}
		if hidden := p.hiddenAge(); hidden > clockSlack && !p.Found(ExpiredOnArrival) {
			p.Report([]wire.Span{p.Age.Span, p.Date.Span}, "By its Date it is %s older than Age admits: a cache on the way started counting anew, or the server's clock is wrong.", field.Spoken(hidden))
		}
	},
}

// clockSlack is by how many seconds honest clocks may differ, and a response
// be under way.
const clockSlack = 60

// hiddenAge returns by how much apparent_age exceeds Age, in seconds; 0 if the
// recorded browser answered itself, since its own cache hides nothing.
func (p *Pass) hiddenAge() int64 {
	if !p.Clock.Known || !p.Date.Valid || p.fromBrowser() {
		return 0
	}
	return p.Clock.Received - p.Date.Unix - p.Age.Seconds
}
