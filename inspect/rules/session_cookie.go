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

// cookieTakenOut reports whether a private or no-cache limited to Set-Cookie
// asks caches to drop the cookie from what they reuse.
func (p *Pass) cookieTakenOut() bool {
	for _, k := range [...]field.Kind{field.Private, field.NoCache} {
		d := p.CacheControl.Get(k)
		if d == nil || !d.Qualified() {
			continue
		}
		for _, name := range d.FieldNames() {
			if name == "set-cookie" {
				return true
			}
		}
	}
	return false
}
