package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// NotFoundCacheableLong sees a 404 with a long lifetime.
var NotFoundCacheableLong = &Rule{
	ID:       "not-found-cacheable-long",
	Severity: Info,
	Category: Freshness,
	Title:    "A 404 may be kept for a long time",
	Doc: `The page is not there now, and caches may go on saying so. If it appears in the meantime, users are still told that it does not exist, and no deployment takes that back in their browsers.

It bites when a new version goes live machine by machine: a new page asks for a file on a machine that does not have it yet, and the 404 stays. Ten minutes or less, enough to ward off those who ask for nothing again and again, are not reported. 410 (gone) is meant to last and is not reported.`,
	Fix:  `Send "Cache-Control: max-age=60" with 404.`,
	Send: "Cache-Control: max-age=60",
	Refs: []string{"RFC 9110 section 15.5.5", "RFC 9111 section 4"},

	Check: func(p *Pass) {
		const longest = 600
		if p.Status() != 404 || !p.retrieval() {
			return
		}
		v := p.keptLongest()
		if v == nil || v.Lifetime <= longest {
			return
		}
		where := "the caches before it"
		if v.Cache == cache.Browser {
			where = "browsers"
		}
		p.Report(append(lifetimeSpans(v), p.statusSpan()...), "If this appears on your site, %s may still say for %s that it does not exist.", where, field.Spoken(v.Lifetime))
	},
}
