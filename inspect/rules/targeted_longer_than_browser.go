package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// TargetedLongerThanBrowser sees a CDN's copy outlive what browsers may keep,
// with Age passed on.
var TargetedLongerThanBrowser = &Rule{
	ID:       "targeted-longer-than-browser",
	Severity: Info,
	Category: CDN,
	Title:    "The CDN's copy grows older than browsers may keep it",
	Doc: `The CDN may keep the response longer than browsers, and passes its Age on. Browsers count that age too: for most of the life of the CDN's copy they receive it already expired, and ask again on every view.

A CDN that is told how long by a field of its own may count anew for browsers (a smaller Age), and some do. Nothing is reported where Age does not show that this one does not, nor where browsers get no lifetime anyway.`,
	Fix:  `Have the CDN remove Age, or give browsers at least as long: "Cache-Control: max-age=3600" where the CDN has 1 hour; or "max-age=0" if they are to ask.`,
	Send: "-Age",
	Refs: []string{"RFC 9213 section 2.3", "RFC 9111 section 4.2.3"},

	Check: func(p *Pass) {
		v := p.Browser
		if len(p.Targeted) == 0 || !p.Age.Valid || p.Age.Seconds == 0 || p.Age.Seconds >= v.Lifetime || !given(p, v) || p.fingerprinted() || p.Found(ExpiredOnArrival) {
			return
		}
		for _, t := range p.cdnFields() {
			d := lifetimeGiven(t)
			if d == nil || d.Seconds <= v.Lifetime || inStaleWindow(v, d.Seconds) || step(v, cache.NoCache) != nil {
				continue
			}
			at := append([]wire.Span{d.Span, p.Age.Span}, lifetimeSpans(v)...)
			p.Report(at, "The CDN keeps this for %s and passes its age on: from %s on browsers get it already expired, and users wait while they ask again on every view.", field.Spoken(d.Seconds), field.Spoken(v.Lifetime))
			return
		}
	},
}
