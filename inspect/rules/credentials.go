package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// credentials returns where the request says who its user is: Authorization,
// else a Cookie that holds a session by its name, or another value that no two
// users share. A theme and a language name nobody.
func (p *Pass) credentials() (at wire.Span, ok bool) {
	if p.Request.Authorization.Value != "" {
		return p.Request.Authorization.Span, true
	}
	return p.cookieSent(func(c *field.Cookie) bool {
		return sendsSession(c) || field.NamesUser(c.Name) || field.LooksRandom(c.Value)
	})
}

// sendsSession: a cookie against forged requests is sent by those, too, who
// never signed in.
func sendsSession(c *field.Cookie) bool { return field.SessionCookie(c.Name) && !c.GuardsForms() }

// sessionSent returns where the request sends a cookie that holds a session,
// by its name.
func (p *Pass) sessionSent() (at wire.Span, ok bool) {
	return p.cookieSent(sendsSession)
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

// cookieSent points at the Cookie of the request, if it holds one of that kind
// that is not of a load balancer, a bot filter or a script that measures.
func (p *Pass) cookieSent(kind func(*field.Cookie) bool) (at wire.Span, ok bool) {
	if !p.Request.Cookie.Present {
		return wire.Span{}, false
	}
	for name, value := range field.CookiesSent(p.Request.Cookie.Value) {
		if name == "" || field.InfrastructureCookie(name) || field.ScriptedCookie(name) {
			continue
		}
		if kind(&field.Cookie{Name: name, Value: value}) {
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
