package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// NoStoreLiftedByMustUnderstand sees one user's answer whose no-store is taken
// back.
var NoStoreLiftedByMustUnderstand = &Rule{
	ID:       "no-store-lifted-by-must-understand",
	Severity: Warning,
	Category: Storage,
	Title:    "must-understand takes no-store back on one user's answer",
	Doc: `Beside must-understand, no-store is only for caches that do not know that word: those that do ignore it and store the answer if they know its status. What was made for one user is then kept although no-store stands there.

That is what the pair is for (RFC 9111 section 5.2.2.3), so it is reported only where the request says who its user is, or the answer sets a session cookie. None of the caches tested so far lets must-understand take no-store back; the next version of one may.`,
	Fix:  `Send "Cache-Control: private, no-store" with what belongs to one user; must-understand is for answers that may be kept.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 5.2.2.3"},

	Check: func(p *Pass) {
		if !p.CacheControl.Permits(field.MustUnderstand) || p.said(field.NoStore) == nil || !p.Browser.Store || !p.retrieval() {
			return
		}
		if p.Found(SetCookieSharedCacheable) || p.Found(AuthorizationSharedCacheable) || p.Found(AuthorizationMaxAgeOnly) {
			return
		}
		at := []wire.Span{p.CacheControl.Get(field.MustUnderstand).Span, p.said(field.NoStore).Span}
		credentials, known := p.credentials()
		switch {
		case known:
			at = append(at, credentials)
		case p.sessionCookie() != nil:
			at = append(at, p.sessionSpans()...)
		default:
			return
		}
		if v := p.shared(reusable); v != nil {
			p.Report(at, "Caches that know must-understand ignore the no-store beside it: they may keep this user's answer and show it to others %s.", forHowLong(v))
			return
		}
		p.Report(at, "Caches that know must-understand ignore the no-store beside it: this user's answer may be kept, if only in the browser.")
	},
}
