package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// VaryStar sees a lifetime that Vary: * makes void.
var VaryStar = &Rule{
	ID:       "vary-star",
	Severity: Warning,
	Category: Variation,
	Title:    "Vary: * makes the lifetime void",
	Doc: `The response gives caches a lifetime, and Vary: * takes it back: it means that the answer depends on more than the request shows, so no later request ever matches the copy, and every visit is answered by your application.

It is no protection either. Fastly was recorded reusing such answers, and nginx and Varnish see the star only where nothing else stands in Vary. Who wants no copies at all says no-store.`,
	Fix:  `Name the request fields that the answer depends on, such as "Vary: Accept-Encoding"; or, if no copy may be used, send "Cache-Control: no-store" and no Vary.`,
	Send: "-Vary\nVary: Accept-Encoding",
	Refs: []string{"RFC 9111 section 4.1", "RFC 9110 section 12.5.5"},

	Check: func(p *Pass) {
		if !p.Vary.Star || !p.retrieval() || p.Status() != 200 {
			return
		}
		v := longestShared(p)
		if !voided(v) {
			v = p.Browser
		}
		if !voided(v) {
			return
		}
		at := append([]wire.Span{p.Vary.StarAt}, lifetimeSpans(v)...)
		names := p.sharers(given)
		also := ""
		if who := products(names); who != "" {
			also = " " + who + " would reuse it all the same."
		}
		f := p.Report(at, "Vary: * tells caches never to reuse this, so its lifetime of %s is void and every visit reaches your application.%s", field.Spoken(v.Lifetime), also)
		f.Caches = names
		f.Send = p.varyWithout(func(string) bool { return true }, "Accept-Encoding")
	},
}

// voided: the response gives the cache a lifetime, and would have been reused
// but for Vary.
func voided(v *cache.Verdict) bool {
	return v.Store && v.Lifetime > 0 && !unstated(v) && step(v, cache.NoCache) == nil
}
