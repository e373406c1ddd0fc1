package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ImmutableWithoutLifetime sees immutable where there is nothing to apply it
// to.
var ImmutableWithoutLifetime = &Rule{
	ID:       "immutable-without-lifetime",
	Severity: Info,
	Category: Performance,
	Title:    "immutable without a lifetime",
	Doc: `immutable gives no lifetime: it only says that a copy which is still fresh need not be confirmed when the user presses reload. Here the response gives browsers no time in which the copy is fresh, so they ask again on every view, as if immutable were not there.

Beside no-store, or where another finding says why the lifetime does not count, it is not reported.`,
	Fix:  `Send "Cache-Control: no-cache" if it is to be confirmed on every use; or, if the URL names a version, "Cache-Control: max-age=31536000, immutable".`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 8246 section 2", "RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.Immutable)
		if d == nil || !d.Trusted() || !p.Browser.Store || p.Vary.Star || answersUntil(p.Browser) > 0 || p.Status() != 200 {
			return
		}
		if p.Found(FingerprintedNotCached) || p.lifetimeLost() {
			return
		}
		p.Report([]wire.Span{d.Span}, "immutable gives no lifetime and nothing else gives browsers one, so they ask again on every view.")
	},
}
