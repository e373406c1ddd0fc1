package rules

// CookieOnStatic sees a cookie on a script, a style, a font or an image that
// is meant to be cached.
var CookieOnStatic = &Rule{
	ID:       "cookie-on-static",
	Severity: Warning,
	Category: Performance,
	Title:    "A cookie keeps a file out of caches",
	Doc: `This file may be cached, but it comes with a cookie, and many caches do not keep what sets one: every visitor waits until your application has sent it again.

Varnish, nginx and Fastly refuse such responses as they come, and so does Cloudflare unless a rule says otherwise. Caches that do not mind either drop the cookie, or give one visitor's to all. The usual cause is code that starts a session or counts for every request, files included. Cookies of load balancers and bot filters, and deletions, are left out.`,
	Fix:  `Serve files without starting a session and without cookies: they are the same for everyone.`,
	Send: "-Set-Cookie",
	Refs: []string{"RFC 9111 section 7.3"},

	Check: func(p *Pass) {
		if len(p.Cookies) == 0 || p.kind() != asset || p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) {
			return
		}
		cookies := p.personalCookies()
		if cookies == nil {
			return
		}
		v := p.shared(invited)
		if v == nil {
			return
		}
		p.Report(append(spansOfCookies(cookies), permission(v)...), "The cookie on this file keeps it out of Varnish, nginx and Fastly as they come, so every new visitor waits for your application.")
	},
}
