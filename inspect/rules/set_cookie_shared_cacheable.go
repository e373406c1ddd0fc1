package rules

// SetCookieSharedCacheable sees a session cookie on a response that invites
// shared caches.
var SetCookieSharedCacheable = &Rule{
	ID:       "set-cookie-shared-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "A shared cache may keep a session cookie",
	Doc: `This response sets a session cookie and allows shared caches to keep it. A cache that does hands the same cookie to the next visitors: they are logged in as somebody else.

Set-Cookie does not stop a cache from storing (RFC 9111 section 7.3). Varnish, nginx and Fastly refuse such responses by default, Squid and Traffic Server drop the cookie, but httpd, HAProxy and Caddy were recorded replaying it to everyone. CVE-2023-30861 (Flask) was this.`,
	Fix:  `Send "Cache-Control: private" (or "no-store") with every answer that sets a session cookie; set cookies only where nothing is shared.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 7.3", "RFC 9111 section 5.2.2.7", "CVE-2023-30861"},

	Check: func(p *Pass) {
		cookie := p.sessionCookie()
		if cookie == nil || p.shut() || p.takesCookieOut() != nil || p.Found(HitCarriesSetCookie) || p.Found(CDNOverridesPrivate) {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		at := append(p.sessionSpans(), permission(v)...)
		keepers := replayers(p.sharers(invited))
		f := p.Report(at, "A shared cache may keep this page %s and hand its %s to the next visitors.%s", forHowLong(v), sessionKind(cookie), wouldReplay(keepers))
		f.Caches = keepers
	},
}
