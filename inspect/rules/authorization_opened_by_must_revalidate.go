package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// AuthorizationOpenedByMustRevalidate sees an answer to credentials that is
// shared because of a word that was meant to protect.
var AuthorizationOpenedByMustRevalidate = &Rule{
	ID:       "authorization-opened-by-must-revalidate",
	Severity: Warning,
	Category: Privacy,
	Title:    "must-revalidate opens the answer to credentials to everybody",
	Doc: `The request carried Authorization, which normally keeps shared caches out. must-revalidate lets them in again: people without those credentials get this answer until it expires.

It reads like protection, but it only says what happens once the lifetime is over; before that, RFC 9111 section 3.5 counts it among the words that permit sharing, beside public and s-maxage. With max-age=0 nothing is reused without asking, so that is not reported.`,
	Fix:  `Send "private" beside it, as in "Cache-Control: private, max-age=60, must-revalidate": then only the user's own browser keeps it.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 3.5", "RFC 9111 section 5.2.2.2"},

	Check: func(p *Pass) {
		if p.Request.Authorization.Value == "" || p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) || p.Found(HitOnCredentialedRequest) || p.Vary.Has("authorization") {
			return
		}
		v := p.shared(openedByMustRevalidate)
		if v == nil {
			return
		}
		by := step(v, cache.AuthorizationOpened)
		f := p.Report(append([]wire.Span{}, by.At[:by.Spans]...), "The request carried credentials, and %s is what lets a shared cache give its answer to people without them %s.", by.Name, forHowLong(v))
		f.Caches = p.sharers(reusable)
	},
}

// openedByMustRevalidate: the cache may answer others without asking, and
// nothing but must-revalidate permits it.
func openedByMustRevalidate(p *Pass, v *cache.Verdict) bool {
	by := step(v, cache.AuthorizationOpened)
	return by != nil && by.Name == field.MustRevalidate.String() && reusable(p, v)
}
