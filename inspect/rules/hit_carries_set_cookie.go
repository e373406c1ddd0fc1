package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// HitCarriesSetCookie sees a cookie come out of a shared cache.
var HitCarriesSetCookie = &Rule{
	ID:       "hit-carries-set-cookie",
	Severity: Error,
	Category: Privacy,
	Title:    "A stored answer sets a cookie",
	Doc: `A shared cache answered from its store, and the answer sets a cookie: every visitor who gets this copy gets the same cookie. If it is a session cookie, strangers end up in one session and see each other's data.

Caches are not obliged to drop Set-Cookie: httpd, HAProxy and Caddy were recorded replaying it. A cookie that the edge adds to every answer by itself looks the same from outside, so a cookie that does not look like a session is only a warning, and information where the cache by itself stores no cookies. Cookies of load balancers and bot filters, and deletions, are left out.`,
	Fix:  `Send "Cache-Control: private, no-cache" with every answer that sets a cookie, so that shared caches leave it alone; purge the copies that exist.`,
	Send: "Cache-Control: private, no-cache",
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
		p.Report(at, "The cookie %s came with an answer out of a shared cache, so every visitor may receive the same one.", plain(cookies[0].Name)).Severity = p.replayed(hit)
	},
}

// replayed: a cookie of no session is a warning, and information where the
// product, as it comes from its makers, stores no answer that sets one, or takes
// it off: then a rule in the cache may well have set it on the way out.
func (p *Pass) replayed(hit *field.Served) Severity {
	known := p.everyone()
	for i := range known {
		if v := &known[i]; v.Cache.Product() == hit.Cache && (v.Cache.Practice.Strips || step(v, cache.SetCookie) != nil) {
			return Info
		}
	}
	return Warning
}
