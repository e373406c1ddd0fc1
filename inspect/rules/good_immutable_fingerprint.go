package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// GoodImmutableFingerprint praises files that are fetched once per version.
var GoodImmutableFingerprint = &Rule{
	ID:       "good-immutable-fingerprint",
	Severity: Good,
	Category: Performance,
	Title:    "Fetched once per version",
	Doc: `The URL changes with the content, the copy may be kept for a month or more, and immutable spares it even the check on reload: users fetch each version once.

A deploy brings a new URL, so nobody sees an old file. Said only where no error and no warning stands.`,
	Fix:  `Nothing to mend: a new version comes under a new URL.`,
	Refs: []string{"RFC 8246 section 2"},

	Check: func(p *Pass) {
		const aMonth = 30 * 86400
		d := p.CacheControl.Get(field.Immutable)
		if d == nil || !d.Trusted() || p.Browser.Lifetime < aMonth || !browserFresh(p) || !p.fingerprinted() {
			return
		}
		if !p.flawless() || p.Found(ImmutableOverHTTP) {
			return
		}
		at := append([]wire.Span{d.Span}, lifetimeSpans(p.Browser)...)
		p.Report(at, "Browsers keep this file for %s, even through a reload, and its URL names the version: users fetch each version once.", field.Spoken(p.Browser.Lifetime))
	},
}
