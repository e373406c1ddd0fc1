package rules

import "maxage/inspect/wire"

// PragmaResponse sees a response rely on Pragma.
var PragmaResponse = &Rule{
	ID:       "pragma-response",
	Severity: Info,
	Category: Deprecated,
	Title:    "Pragma is all that speaks of caching",
	Doc: `Pragma has a meaning in requests only. A response that says nothing else leaves it to each cache whether it is kept, so users behind some caches see an old version of it, and others may see what was meant for one.

Browsers, Squid, Traffic Server, httpd and HAProxy take "Pragma: no-cache" for "Cache-Control: no-cache" when there is no Cache-Control. Varnish, nginx, Caddy and Fastly do not look at it, and other values mean nothing to anyone.`,
	Fix:  `Send "Cache-Control: no-cache", which every cache understands, or "Cache-Control: no-store" if no copy may be kept.`,
	Send: "Cache-Control: no-cache\n-Pragma",
	Refs: []string{"RFC 9111 section 5.4"},

	Check: func(p *Pass) {
		if s := p.Status(); !p.Pragma.Present || s != 200 && s != 203 || !p.silent() {
			return
		}
		if p.Found(SetCookieNoPolicy) || p.Found(CredentialsNoPolicy) || p.Found(DirectiveTypo) || p.Found(HeuristicFreshness) {
			return
		}
		if r := p.readings(described); r.differ() {
			p.Report([]wire.Span{p.Pragma.Span}, "Pragma means nothing in a response, so each cache goes its own way: this is %s.", &r)
		}
	},
}
