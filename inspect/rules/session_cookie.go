package rules

import (
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// sessionCookie returns the first cookie that the response sets to know its
// user again, or nil; one that only guards forms if there is no other. Deletions and cookies of the infrastructure do not
// count, nor one that a qualified private or no-cache takes out of the copy.
func (p *Pass) sessionCookie() *field.Cookie {
	if len(p.Cookies) == 0 {
		return nil
	}
	if p.facts.session == unasked {
		p.facts.session = no
		for i := range p.Cookies {
			if c := &p.Cookies[i]; c.Session() && (p.facts.session == no || !c.GuardsForms()) {
				p.facts.session, p.facts.sessionAt = yes, i
				if !c.GuardsForms() {
					break
				}
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

// sessionKind names the cookie that sessionCookie returned, for a sentence.
func sessionKind(c *field.Cookie) string {
	if c.GuardsForms() {
		return "anti-forgery cookie " + plain(c.Name)
	}
	if !c.NamesSession() {
		return "cookie " + plain(c.Name) + ", random and hidden from scripts as a session's,"
	}
	return "session cookie " + plain(c.Name)
}

// replayers leaves out the caches that take Set-Cookie off what they store: the
// page goes to others there, the cookie does not. What a cache does with it on
// an assumption alone is no reason to name it.
func replayers(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		c := cache.Lookup(name)
		return c != nil && (c.Practice.Strips || slices.ContainsFunc(c.Facts, func(f cache.Fact) bool {
			return f.Confidence == cache.Assumed && strings.Contains(f.Text, "Set-Cookie")
		}))
	})
}

// wouldReplay follows a sentence about a cookie with the products among names,
// which hand it on as they come from their makers; "" if there are none.
func wouldReplay(names []string) string {
	if who := products(names); who != "" {
		return " " + who + " would give it to other users."
	}
	return ""
}

func spansOfCookies(cookies []*field.Cookie) []wire.Span {
	at := make([]wire.Span, len(cookies))
	for i, c := range cookies {
		at[i] = c.Span
	}
	return at
}
