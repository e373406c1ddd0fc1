package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// AuthorizationSharedCacheable sees an answer to credentials that invites
// shared caches.
var AuthorizationSharedCacheable = &Rule{
	ID:       "authorization-shared-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "The answer to credentials is opened to everybody",
	Doc: `The request carried Authorization, and the answer explicitly allows shared caches to reuse it: people without those credentials get it too.

Normally Authorization keeps shared caches out. public and s-maxage are the words that let them in again (RFC 9111 section 3.5), so they belong only on answers that are the same for all, as files are whose address carries a fingerprint: these are not reported, nor are answers that Vary keeps apart by Authorization: vary-credential-not-private is about those.`,
	Fix:  `Send "Cache-Control: private, no-cache": public and s-maxage are for answers that are the same for everyone.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 3.5"},

	Check: func(p *Pass) {
		if p.Request.Authorization.Value == "" || p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) || p.kind() == asset && p.fingerprinted() {
			return
		}
		if p.Vary.Has("authorization") {
			return // Vary keeps people apart, and VaryCredentialNotPrivate says where not
		}
		v := p.worst(opened)
		if v == nil {
			return
		}
		by := step(v, cache.AuthorizationOpened)
		at := append([]wire.Span{}, by.At[:by.Spans]...)
		f := p.Report(at, "The request carried credentials, and %s invites shared caches to give its answer to people without them %s.", by.Name, forHowLong(v))
		f.Caches = p.sharers(opened)
	},
}

// opened: the cache may reuse the answer although the request carried
// Authorization, since public or s-maxage says so.
func opened(p *Pass, v *cache.Verdict) bool {
	by := step(v, cache.AuthorizationOpened)
	return by != nil && (by.Name == "public" || by.Name == "s-maxage") && (reusable(p, v) || invited(p, v))
}
