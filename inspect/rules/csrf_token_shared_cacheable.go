package rules

import "maxage/inspect/content"

// CSRFTokenSharedCacheable sees one anti-forgery token for all visitors.
var CSRFTokenSharedCacheable = &Rule{
	ID:       "csrf-token-shared-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "An anti-forgery token may be handed to everybody",
	Doc: `The page holds an anti-forgery token and shared caches may keep it: all visitors get the same one. For those in other sessions the form fails; where the token is not tied to a session, its protection is void.

Frameworks (Rails, Django, Laravel, Spring, ASP.NET) put such tokens into forms and meta tags, and expect the page to be made for each visitor.`,
	Fix:  `Send "Cache-Control: private" with pages that hold a token, or fetch the token by a request of its own and keep the page public.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 7.3", "OWASP, Cross-Site Request Forgery Prevention Cheat Sheet"},

	Check: func(p *Pass) {
		if len(p.Exchange.Body.Sample) == 0 || p.kind() == asset || p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) || p.Found(SetCookieNoPolicy) || p.Found(IdentityInSharedCacheable) {
			return
		}
		v, _ := p.sharer()
		if v == nil {
			return
		}
		if m := p.mark(content.FormToken); m != nil {
			p.reportShared(m.At, "All visitors may get the same anti-forgery token (%s) out of a cache %s: their forms fail, or its protection is void.", plain(m.Name), forHowLong(v))
		}
	},
}
