package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// NoStoreWithPublic sees an answer to be kept by all and by none.
var NoStoreWithPublic = &Rule{
	ID:       "no-store-with-public",
	Severity: Warning,
	Category: Storage,
	Title:    "no-store stands beside public",
	Doc: `By the standard no-store wins: nothing is kept, and users wait for your application on every visit although somebody wanted it shared. HAProxy lets a public that stands behind no-store take it back, and Fastly does not obey no-store at all, so there it may be kept nevertheless.

The two contradict each other, and whoever wrote them meant one. With a session cookie, or in answer to credentials, it is an error where a known cache would keep it. A lifetime beside no-store is a finding of its own; must-understand takes no-store back on purpose.`,
	Fix:  `Send "Cache-Control: private, no-store" if nobody may keep it; or public and a lifetime, without no-store, if all may.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 5.2.2.5", "RFC 9111 section 5.2.2.9"},

	Check: func(p *Pass) {
		forbids := p.said(field.NoStore)
		if forbids == nil || !p.CacheControl.Permits(field.Public) || p.CacheControl.Permits(field.MustUnderstand) || !p.retrieval() {
			return
		}
		if p.Found(NoStoreWithLifetime) || p.Found(SetCookieSharedCacheable) {
			return
		}
		keepers := p.sharers(byCacheControl)
		at := []wire.Span{p.CacheControl.Get(field.Public).Span, forbids.Span}
		f := p.Report(at, "By the standard no-store wins: nothing is kept, and users wait for your application on every visit although public invites caches.%s", wouldStore(keepers))
		f.Caches = keepers
		if _, known := p.credentials(); len(keepers) > 0 && (known || p.sessionCookie() != nil) {
			f.Severity = Error
		}
	},
}
