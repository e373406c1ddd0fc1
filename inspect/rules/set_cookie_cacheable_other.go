package rules

// SetCookieCacheableOther sees a cookie that opens no session on a response
// that invites shared caches.
var SetCookieCacheableOther = &Rule{
	ID:       "set-cookie-cacheable-other",
	Severity: Warning,
	Category: Privacy,
	Title:    "A shared cache may give one visitor's cookie to all",
	Doc: `This response sets a cookie and allows shared caches to keep it. Visitors then get the cookie that was made for the first of them: the language, the variant of a test, or the number by which you count visitors.

Caches that guard against that do it by not caching: Varnish, nginx and Fastly refuse a response with Set-Cookie as they come, so every visitor waits for your application. Cookies that look like a session are an error of their own; those of load balancers and bot filters, and deletions, are left out, and scripts, styles and images have a rule of their own.`,
	Fix:  `Take the cookie out of answers that are shared: set it on one that is private, or by a script in the page.`,
	Send: "-Set-Cookie",
	Refs: []string{"RFC 9111 section 7.3"},

	Check: func(p *Pass) {
		if len(p.Cookies) == 0 || p.guarded() || p.takesCookieOut() != nil || p.kind() == asset {
			return
		}
		cookies := p.personalCookies()
		if cookies == nil || p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) || p.Found(CDNOverridesPrivate) {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		name := "a cookie without a name"
		if c := cookies[0]; c.Name != "" {
			name = "the cookie " + plain(c.Name)
		}
		f := p.Report(append(spansOfCookies(cookies), permission(v)...), "A shared cache may keep this page %s and give %s, made for one visitor, to all that follow.", forHowLong(v), name)
		f.Caches = replayers(p.sharers(invited))
	},
}
