package rules

import "maxage/inspect/field"

// CookieRequestSharedCacheable sees an answer to a session that shared caches
// may reuse for other sessions.
var CookieRequestSharedCacheable = &Rule{
	ID:       "cookie-request-shared-cacheable",
	Severity: Warning,
	Category: Privacy,
	Title:    "The answer to a session may be reused for other users",
	Doc: `The request carried a session cookie, and the answer allows shared caches to keep it: if your application looked at the cookie, other people see this user's page.

max-age alone already invites shared caches; many who write it mean the browser only. Nothing in HTTP ties a stored answer to the cookies it was made for, unless Vary names Cookie. Where public, s-maxage or a field for CDNs says that sharing is meant, and the address does not sound like an account, this is only information. Scripts, styles and images, and addresses that carry a fingerprint, are left out.`,
	Fix:  `Send "private" with what depends on the user, as in "Cache-Control: private, max-age=60"; what is the same for all may say "public".`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 4.1", "RFC 9111 section 5.2.2.7"},

	Check: func(p *Pass) {
		if !p.Request.Cookie.Present || p.Request.Authorization.Value != "" || p.Vary.Has("cookie") || p.kind() == asset || p.fingerprinted() || p.said(field.NoStore) != nil {
			return // what takes no-store back has findings of its own
		}
		if path, _ := pathAndQuery(p.Exchange.URL); p.kind() == page && fileExtension(path) != "" {
			return // so has a page at the address of a file
		}
		at, ok := p.sessionSent()
		if !ok || p.Status() != 200 || p.guarded() || p.toldAlready() {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		f := p.Report(append(permission(v), at), "The request came with a session, and a shared cache may give its answer to users of other sessions %s.", forHowLong(v))
		if f.Caches = p.sharers(invited); p.saysForAll() && p.personalSegment() == "" {
			f.Severity = Info
		}
	},
}
