package rules

import "maxage/inspect/field"

// VaryCredentialNotPrivate sees Vary do the work of private.
var VaryCredentialNotPrivate = &Rule{
	ID:       "vary-credential-not-private",
	Severity: Warning,
	Category: Privacy,
	Title:    "Only Vary keeps the users apart",
	Doc: `The response depends on Cookie or Authorization and says so in Vary, but lets shared caches keep it. Only their careful reading of Vary then keeps one user's page from the next, and some do not read it.

Cloudflare looks at Vary for Accept-Encoding only, Bunny not at all, and cache middleware has had the same fault (CVE-2026-44457 in Hono). Where only Authorization is named, and no public, s-maxage or must-revalidate lets shared caches in, nothing is reported: they keep out by themselves. Nor does an answer to nobody in particular show that those to users are open, too, so it is information: Drupal and others send it to visitors who are not signed in, and say private to the rest. Where Vary works, each user fills the cache with copies nobody else can use.`,
	Fix:  `Send "Cache-Control: private, no-cache" instead of a Vary on credentials: a page for one user has no place in a shared cache.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 4.1", "CVE-2026-44457"},

	Check: func(p *Pass) {
		if !p.Vary.Has("cookie") && !p.Vary.Has("authorization") || p.kind() == asset {
			return
		}
		if p.keepsOut() != nil && len(p.Targeted) == 0 {
			return // private or no-store does; a lifetime beside it is for others to judge
		}
		if p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) || p.Found(AuthorizationSharedCacheable) {
			return
		}
		if !p.Vary.Has("cookie") && p.CacheControl.Opener() == field.Unknown && len(p.Targeted) == 0 {
			return // Authorization alone keeps shared caches out
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		at := append(p.varySpans("cookie", "authorization"), permission(v)...)
		f := p.Report(at, "Only Vary keeps users apart here, and some caches (Cloudflare, Bunny) do not look at it: one user may see another's page %s.", forHowLong(v))
		if f.Caches = p.sharers(invited); p.Exchange.Request.Method != "" && !p.personal() {
			f.Severity = Info
			f.Message = "Only Vary keeps users apart here, and some caches (Cloudflare, Bunny) do not look at it: if the pages of users are as open as this one, one user may see another's."
		}
	},
}
