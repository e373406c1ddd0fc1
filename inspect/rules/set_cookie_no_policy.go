package rules

// SetCookieNoPolicy sees a session cookie on a response that says nothing
// about caching.
var SetCookieNoPolicy = &Rule{
	ID:       "set-cookie-no-policy",
	Severity: Warning,
	Category: Privacy,
	Title:    "A session cookie is set and nothing keeps caches out",
	Doc: `This response sets a session cookie and says nothing about caching, so the defaults of each cache decide whether other visitors get the page, and the cookie with it.

Defaults differ: CloudFront keeps what says nothing for 24 hours, with the cookie if it passes cookies on; Caddy's cache keeps it for 2 minutes and replays the cookie; Varnish and nginx refuse because of the cookie. A rule in the CDN changes it again. CVE-2025-48947 (a session SDK) was a session cookie without Cache-Control.`,
	Fix:  `Send "Cache-Control: private, no-cache": only the visitor's own browser may keep the page, and asks before it shows it again.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 7.3", "RFC 9111 section 3", "CVE-2025-48947"},

	Check: func(p *Pass) {
		cookie := p.sessionCookie()
		if cookie == nil || p.takesCookieOut() != nil || p.Found(HitCarriesSetCookie) || p.Found(SetCookieSharedCacheable) || p.Found(DirectiveTypo) {
			return
		}
		if p.shared(undecided) == nil {
			return
		}
		what := "opens a session"
		if cookie.GuardsForms() {
			what = "guards one visitor's forms"
		} else if !cookie.NamesSession() {
			what = "is random and hidden from scripts, as a session's is,"
		}
		f := p.Report(p.sessionSpans(), "The cookie %s %s and nothing tells shared caches to keep out: the defaults of each cache decide whether others get the page and the cookie.%s", plain(cookie.Name), what, wouldReplay(replayers(p.sharers(reusable))))
		f.Caches = p.sharers(undecided)
	},
}
