package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// credentials returns where the request says who its user is: Authorization,
// else a Cookie that holds more than the cookies of load balancers, of bot
// filters and of scripts that measure.
func (p *Pass) credentials() (at wire.Span, ok bool) {
	if p.Request.Authorization.Value != "" {
		return p.Request.Authorization.Span, true
	}
	return p.cookieSent(func(name string) bool { return !field.InfrastructureCookie(name) && !field.ScriptedCookie(name) })
}

// sessionSent returns where the request sends a cookie that holds a session,
// by its name.
func (p *Pass) sessionSent() (at wire.Span, ok bool) {
	return p.cookieSent(func(name string) bool {
		return field.SessionCookie(name) && !field.InfrastructureCookie(name) && !field.ScriptedCookie(name)
	})
}

// userSent returns where the request names its user, and by what: Authorization,
// or a session; "" if it does not. Scripts, styles and images, which browsers
// request with the same cookies, do not look at them.
func (p *Pass) userSent() (at wire.Span, by string) {
	if p.Request.Authorization.Value != "" {
		return p.Request.Authorization.Span, "credentials"
	}
	if at, ok := p.sessionSent(); ok && p.kind() != asset {
		return at, "a session"
	}
	return wire.Span{}, ""
}

// cookieSent points at the Cookie of the request, if it holds one with a name
// of that kind.
func (p *Pass) cookieSent(kind func(name string) bool) (at wire.Span, ok bool) {
	if !p.Request.Cookie.Present {
		return wire.Span{}, false
	}
	for pair := range strings.SplitSeq(p.Request.Cookie.Value, ";") {
		name, _, _ := strings.Cut(strings.TrimSpace(pair), "=")
		if name != "" && kind(name) {
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
