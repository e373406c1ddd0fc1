package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// credentials returns where the request says who its user is: Authorization,
// else a Cookie that holds more than the cookies of load balancers and bot
// filters.
func (p *Pass) credentials() (at wire.Span, ok bool) {
	if p.Request.Authorization.Value != "" {
		return p.Request.Authorization.Span, true
	}
	if !p.Request.Cookie.Present {
		return wire.Span{}, false
	}
	for pair := range strings.SplitSeq(p.Request.Cookie.Value, ";") {
		name, _, _ := strings.Cut(strings.TrimSpace(pair), "=")
		if name != "" && !infrastructureCookie(name) {
			return p.Request.Cookie.Span, true
		}
	}
	return wire.Span{}, false
}

// retrieval reports whether the request only asked for something: answers to
// other methods are kept by no known cache.
func (p *Pass) retrieval() bool {
	m := p.Exchange.Request.Method
	return m == "" || m == "GET" || m == "HEAD"
}
