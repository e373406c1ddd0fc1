package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// RedirectLosesHTTPS sees a redirect that leaves https.
var RedirectLosesHTTPS = &Rule{
	ID:       "redirect-loses-https",
	Severity: Warning,
	Category: Security,
	Title:    "A redirect leads from https to http",
	Doc: `The redirect leads from https to plain http: on that hop anyone on the way can read and change what the user gets, and give a redirect that the browser keeps.

Often an application behind a proxy that ends TLS builds absolute URLs from what it sees itself, and another redirect then leads back. With Strict-Transport-Security browsers go back to https by themselves on the same host; then nothing is said.`,
	Fix: `Redirect to "https://", or to a path alone; behind a proxy have the application heed X-Forwarded-Proto.`,
	Config: Config{
		Nginx:  "proxy_set_header X-Forwarded-Proto $scheme;\nabsolute_redirect off; # in the redirects of nginx itself",
		Apache: `RequestHeader set X-Forwarded-Proto "https"`,
	},
	Refs: []string{"RFC 9110 section 4.2.2", "RFC 6797 section 7"},

	Check: func(p *Pass) {
		if p.Status()/100 != 3 || !p.Location.Present || !scheme(p.Exchange.URL, "https") || !scheme(p.Location.Value, "http") {
			return
		}
		if p.Exchange.Response.Index("Strict-Transport-Security") >= 0 && wire.Host(p.Location.Value) == wire.Host(p.Exchange.URL) {
			return
		}
		kept := ""
		if v := p.Browser; p.Browser.Lasts(p.Response) {
			kept = ", and browsers keep the redirect for ever"
		} else if selectable(v) && v.ReuseEnds() > 0 {
			kept = ", and browsers may keep the redirect for " + field.Spoken(v.ReuseEnds())
		}
		p.Report([]wire.Span{p.Location.Span}, "It leads from https to plain http, where anyone on the way can read and change what users get%s.", kept)
	},
}

func scheme(url, want string) bool {
	name, _, ok := strings.Cut(url, "://")
	return ok && strings.EqualFold(name, want)
}
