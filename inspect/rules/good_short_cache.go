package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// GoodShortCache praises answers that are shared for a moment.
var GoodShortCache = &Rule{
	ID:       "good-short-cache",
	Severity: Good,
	Category: Performance,
	Title:    "Shared for a moment",
	Doc: `Shared caches may give this answer to everybody for up to a minute. However many visitors come in that time, your application is asked about once, and nobody sees anything older than a minute.

Even one second turns a thousand requests a second into one. Said only of pages and data that show no sign of being personal, and where no error and no warning stands.`,
	Fix:  `Nothing to mend: a short lifetime takes the peak off your application.`,
	Refs: []string{"RFC 9111 section 4", "RFC 9111 section 4.2"},

	Check: func(p *Pass) {
		const aMinute = 60
		if k := p.kind(); k != page && k != data || len(p.Cookies) > 0 {
			return
		}
		v := longestShared(p)
		if !selectable(v) || unstated(v) || v.Lifetime == 0 || answersUntil(v) > aMinute || !p.flawless() || p.Found(GoodHTMLRevalidates) {
			return
		}
		if step(v, cache.NoStoreLifted) != nil {
			return // most caches obey no-store all the same
		}
		if _, known := p.credentials(); known || !told(p.Browser) || answersUntil(p.Browser) > aMinute {
			return
		}
		then := "without touching your application"
		if answersUntil(v) > v.Lifetime {
			then = "and none of them waits for your application" // which is asked behind their backs
		}
		p.Report(lifetimeSpans(v), "For %s all visitors can get the same answer from a shared cache, %s.", field.Spoken(answersUntil(v)), then)
	},
}
