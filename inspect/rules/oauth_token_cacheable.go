package rules

import (
	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// OAuthTokenCacheable sees a token answer that may be written to a disk.
var OAuthTokenCacheable = &Rule{
	ID:       "oauth-token-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "An answer with tokens lacks no-store",
	Doc: `The answer is JSON with an access, refresh or ID token and does not say no-store, so a browser or a proxy may write it to its disk. Whoever reads that becomes the user.

RFC 6749 section 5.1 demands no-store of every answer with tokens. Answers to POST are kept by no known cache, so there it is a warning: it still breaks the standard, and the next proxy may differ.`,
	Fix:  `Send "Cache-Control: no-store" with every answer that holds a token.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 6749 section 5.1"},

	Check: func(p *Pass) {
		if p.kind() != data || p.Found(JWTInSharedCacheable) || p.Found(IdentityInSharedCacheable) || p.forbidsStoring() {
			return
		}
		m := p.mark(content.Token)
		if m == nil {
			return
		}
		at := []wire.Span{m.At}
		if !p.retrieval() {
			if m.Name == "refreshToken" {
				return // of an application's own making: the standard does not speak of it
			}
			p.Report(at, "The answer holds a token (%s) and does not say no-store, as the standard demands: a proxy that logs or keeps it has the user's login.", m.Name).Severity = Warning
			return
		}
		p.Report(at, "The answer holds a token (%s), and caches may write it to their disks: whoever reads it there becomes this user.", m.Name)
	},
}

// forbidsStoring reports whether no-store is in force for every cache.
func (p *Pass) forbidsStoring() bool {
	if p.said(field.NoStore) == nil || p.CacheControl.Permits(field.MustUnderstand) {
		return false
	}
	return !p.CDN.Store
}
