package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// AgePenalty sees most of a browser's lifetime spent inside a CDN.
var AgePenalty = &Rule{
	ID:       "age-penalty",
	Severity: Info,
	Category: Freshness,
	Title:    "A cache on the way used up the browser's lifetime",
	Doc: `The time that a response spends in a CDN counts against what browsers may keep it for. Here the CDN may keep it longer than browsers do, so the later a user comes the less is left for him, and soon nothing is: his browser asks again at every view.

Where both may keep it equally long, some users get little and others all of it, which is as it should be; only a longer lifetime for shared caches (s-maxage or a targeted field) is looked at. A stale-while-revalidate that browsers obey hides the wait, and is not reported.`,
	Fix:  `Send "Cache-Control: max-age=0, s-maxage=3600" to have browsers ask the CDN every time, or a max-age as long as the CDN's lifetime; or have the CDN reset Age and Date.`,
	Send: "Cache-Control: max-age=0, s-maxage=3600",
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 9213 section 2.3"},

	Check: func(p *Pass) {
		if !p.Age.Valid || p.Age.Seconds == 0 || p.Found(ExpiredOnArrival) || p.Found(ServedStale) {
			return
		}
		v := p.Browser
		left := v.Lifetime - p.Age.Seconds
		const much = 5 // a fifth must be left
		if left <= 0 || left >= v.Lifetime/much || v.Reuse != cache.Fresh || unstated(v) || p.fingerprinted() {
			return
		}
		if _, opens := v.Window(cache.StateSWR); opens || longestShared(p).Lifetime <= v.Lifetime {
			return
		}
		at := append([]wire.Span{p.Age.Span}, lifetimeSpans(v)...)
		p.Report(at, "%s of the %s that browsers may keep it went by in a cache on the way: they use it for %s and ask again.", field.Spoken(p.Age.Seconds), field.Spoken(v.Lifetime), field.Spoken(left))
	},
}
