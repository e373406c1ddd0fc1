package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// HitOnCredentialedRequest sees a known user answered out of a shared store,
// though nothing in the answer says that it is for all.
var HitOnCredentialedRequest = &Rule{
	ID:       "hit-on-credentialed-request",
	Severity: Warning,
	Category: Privacy,
	Title:    "A logged-in request was answered out of a shared store",
	Doc: `The request said who its user is, and a shared cache answered it with a copy made for somebody else, or for nobody in particular. Either the page is the same for all, or users see each other's.

An answer that says by public, s-maxage or a targeted field that it is for all is not reported, nor one whose Vary tells users apart, nor a copy that the origin confirmed for this very request. Scripts, styles and images, which browsers request with the same cookies, are left out. Steam's Christmas of 2015 was this: pages of logged-in users out of a CDN's store.`,
	Fix:  `If the page is one user's, send "Cache-Control: private, no-store" and purge; if it is the same for all, say so with "public".`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 3.5", "RFC 9111 section 4.1"},

	Check: func(p *Pass) {
		if len(p.Served) == 0 || p.Status() != 200 {
			return
		}
		hit := p.Answered()
		if hit == nil || hit.ByAge && hit.Cache == "" || hit.Outcome == field.OutcomeRevalidated {
			return
		}
		at, by := p.userSent()
		if by == "" || p.Vary.Has("cookie") || p.Vary.Has("authorization") || p.saysForAll() || p.Found(HitCarriesSetCookie) || p.Found(HitDespiteForbidden) || p.Found(AuthorizationSharedCacheable) {
			return
		}
		p.Report([]wire.Span{at, hit.Span}, "The request carried %s and %s answered it out of its store: whatever is in the answer, other users get the same.", by, nameOf(hit))
	},
}
