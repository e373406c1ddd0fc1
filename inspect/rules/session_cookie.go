package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// sessionCookie returns the first cookie that the response sets to know its
// user again, or nil. Deletions and cookies of the infrastructure do not
// count, nor one that a qualified private or no-cache takes out of the copy.
func (p *Pass) sessionCookie() *field.Cookie {
	if len(p.Cookies) == 0 {
		return nil
	}
	if p.facts.session == unasked {
		p.facts.session = no
		for i := range p.Cookies {
			if p.Cookies[i].Session() {
				p.facts.session, p.facts.sessionAt = yes, i
				break
			}
		}
	}
	if p.facts.session == no {
		return nil
	}
	return &p.Cookies[p.facts.sessionAt]
}

// sessionSpans points at name and value of every session cookie.
func (p *Pass) sessionSpans() []wire.Span {
	var at []wire.Span
	for i := range p.Cookies {
		if p.Cookies[i].Session() {
			at = append(at, p.Cookies[i].Span)
		}
	}
	return at
}

// personalCookies returns the cookies that the response sets, without those of
// load balancers and bot filters, and without deletions.
func (p *Pass) personalCookies() []*field.Cookie {
	var set []*field.Cookie
	for i := range p.Cookies {
		if c := &p.Cookies[i]; !c.Deleted && c.Value != "" && !field.InfrastructureCookie(c.Name) {
			set = append(set, c)
		}
	}
	return set
}

func spansOfCookies(cookies []*field.Cookie) []wire.Span {
	at := make([]wire.Span, len(cookies))
	for i, c := range cookies {
		at[i] = c.Span
	}
	return at
}
