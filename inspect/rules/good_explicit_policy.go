package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// GoodExplicitPolicy praises a response that leaves nothing to guess.
var GoodExplicitPolicy = &Rule{
	ID:       "good-explicit-policy",
	Severity: Good,
	Category: Freshness,
	Title:    "Every cache is told what to do",
	Doc: `The response says to browsers, to shared caches and to CDNs whether they may keep it and for how long, so users see the same whatever lies between them and the site.

Caches that are not told guess or follow their own defaults, and these differ. Said only where no error and no warning stands, and where there is nothing more particular to praise; not of scripts, styles, fonts and images, of which each page has dozens.`,
	Fix:  `Nothing to mend: each cache has its orders.`,
	Refs: []string{"RFC 9111 section 4.2.1", "RFC 9111 section 4.2.2"},

	Check: func(p *Pass) {
		if p.kind() == asset || !told(p.Browser) || !told(p.Shared) || !told(p.CDN) || !p.flawless() {
			return
		}
		if p.sessionCookie() != nil && p.keepsOut() == nil {
			return // told, but not what a session needs
		}
		if p.Found(GoodImmutableFingerprint) || p.Found(GoodHTMLRevalidates) || p.Found(GoodShortCache) || p.Found(GoodPrivatePersonal) {
			return
		}
		var at []wire.Span
		for _, v := range [...]*cache.Verdict{p.Browser, p.Shared, p.CDN} {
			at = addSpans(at, spansOf(v, cache.NoStore, cache.Private, cache.NoCache, cache.LifetimeSMaxAge, cache.LifetimeMaxAge, cache.LifetimeExpires))
		}
		p.Report(at, "Browsers, shared caches and CDNs are all told what to do with this, so nothing is left to their guesses.")
	},
}
