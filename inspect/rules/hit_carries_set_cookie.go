package rules

// HitCarriesSetCookie sees a cookie come out of a shared cache.
var HitCarriesSetCookie = &Rule{
	ID:       "hit-carries-set-cookie",
	Severity: Error,
	Category: Privacy,
	Title:    "A stored answer sets a cookie",
	Doc: `A shared cache answered from its store, and the answer sets a cookie: every visitor who gets this copy gets the same cookie. If it is a session cookie, strangers end up in one session and see each other's data.

Caches are not obliged to drop Set-Cookie: httpd, HAProxy and Caddy were recorded replaying it. A cookie that the edge adds to every answer by itself looks the same from outside, so a cookie that does not look like a session is only a warning. Cookies of load balancers and bot filters, and deletions, are left out.`,
	Fix:  `Send "Cache-Control: private" with every answer that sets a cookie, so that shared caches leave it alone; purge the copies that exist.`,
	Refs: []string{"RFC 9111 section 7.3"},

	Check: func(p *Pass) {
		if len(p.Cookies) == 0 {
			return
		}
		hit := p.Answered()
		if hit == nil {
			return
		}
		if hit.Cache == "vercel" {
			return // it stores nothing that sets a cookie: the site's middleware adds it to each answer
		}
		cookies := p.personalCookies()
		if cookies == nil {
			return
		}
		at := append(spansOfCookies(cookies), hit.Span)
		if session := p.sessionCookie(); session != nil {
			p.Report(at, "The cookie %s came out of a shared cache, so every visitor receives the same one and may end up in the same session.", plain(session.Name))
			return
		}
		p.Report(at, "The cookie %s came with an answer out of a shared cache, so every visitor may receive the same one.", plain(cookies[0].Name)).Severity = Warning
	},
}
