package rules

import (
	"cmp"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// SIEWindowLong sees that an outage may show very old content.
var SIEWindowLong = &Rule{
	ID:       "sie-window-long",
	Severity: Info,
	Category: Staleness,
	Title:    "During an outage very old content may be shown",
	Optional: true,
	Doc: `stale-if-error lets caches answer with an old copy when your application fails. With a long window users see content that is days or weeks old, and nothing tells them.

For an article that is better than an error page; for a price, a stock or a balance it may be worse. Reported where the window is over a week. Shared caches are asked; browsers are not known to implement it.`,
	Fix:  `Choose the window by what the content can bear, in the field that it stands in: "Cache-Control: max-age=60, stale-if-error=86400".`,
	Send: "Cache-Control: max-age=60, stale-if-error=86400",
	Refs: []string{"RFC 5861 section 4"},

	Check: func(p *Pass) {
		const aWeek = 7 * 86400
		for _, v := range [...]*cache.Verdict{p.Shared, p.CDN} {
			r := step(v, cache.StaleIfError)
			if r == nil || r.N <= aWeek || p.Status() != 200 || p.fingerprinted() {
				continue
			}
			f := p.Report(spansOf(v, cache.StaleIfError), "When your application fails, users may see content up to %s old, and nothing tells them.", field.Spoken(field.Saturate(v.Lifetime+r.N)))
			f.Send = cmp.Or(p.shortened(field.StaleIfError, 86400), f.Send)
			return
		}
	},
}
