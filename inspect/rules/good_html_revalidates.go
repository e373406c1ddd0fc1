package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// GoodHTMLRevalidates praises pages that are new for users and cheap for the
// site.
var GoodHTMLRevalidates = &Rule{
	ID:       "good-html-revalidates",
	Severity: Good,
	Category: Staleness,
	Title:    "Browsers ask each time, and a shared cache can answer",
	Doc: `Browsers confirm this page on every visit, so users see a new version as soon as the shared cache has it; the shared cache keeps it, so your application rests.

That copy can be purged, those in browsers never can; and the page has a validator, so an unchanged one costs an empty 304. Said only where no error and no warning stands.`,
	Fix:  `Nothing to mend: purge the shared cache when you deploy.`,
	Refs: []string{"RFC 9111 section 4.3", "RFC 9111 section 5.2.2.10"},

	Check: func(p *Pass) {
		if p.kind() != page || !p.ETag.Valid && !p.LastModified.Valid {
			return
		}
		v := longestShared(p)
		if !selectable(p.Browser) || answersUntil(p.Browser) > 0 || !told(p.Browser) || unstated(v) || answersUntil(v) == 0 || !p.flawless() {
			return
		}
		if _, known := p.credentials(); known || len(p.Cookies) > 0 {
			return // whether it may be shared is not sure enough to praise
		}
		at := addSpans(lifetimeSpans(v), spansOf(p.Browser, cache.NoCache, cache.LifetimeMaxAge, cache.LifetimeExpires))
		p.Report(at, "Browsers confirm this page on every visit and a shared cache may answer for %s: nobody is left with an old copy in his browser, and your application rests.", field.Spoken(answersUntil(v)))
	},
}
