package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// IdentityInSharedCacheable sees the user's own identity in what is kept for
// all.
var IdentityInSharedCacheable = &Rule{
	ID:       "identity-in-shared-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "The answer holds your identity and may be kept for everybody",
	Doc: `The answer contains a text that stands for the user who asked - a --marker, or the value of a session cookie or token sent with the request - and shared caches may keep it: the next visitors read it.

This is no guess from names: the text itself stands in the body or in a header field. Steam (2015) and Klarna (2021) showed strangers' accounts this way. Only the first 256 KiB of text are searched.`,
	Fix:  `Send "Cache-Control: private, no-store" with what is made for one user, and load that part of a public page by a request of its own.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 7.3", "RFC 9111 section 5.2.2.7"},

	Check: func(p *Pass) {
		if len(p.Markers) == 0 && !p.Request.Cookie.Present && !p.Request.Authorization.Present || p.Found(HitCarriesSetCookie) {
			return
		}
		v, _ := p.sharer()
		if v == nil {
			return
		}
		for _, id := range p.identities() {
			if at, ok := p.stands(id.text); ok {
				p.reportShared(at, "The answer contains %s, and a shared cache may show it to the next visitors %s.", id.what, forHowLong(v))
				return
			}
		}
	},
}

// stands finds a text in the body or in a field that goes out with it. A cookie
// that is set anew is SetCookieSharedCacheable's to judge.
func (p *Pass) stands(text string) (at wire.Span, ok bool) {
	if c := p.content(); c != nil {
		if at, ok = c.Find(text); ok {
			return at, true
		}
	}
	line := p.firstLine(func(f *wire.Field) bool {
		return strings.Contains(f.Value, text) && !strings.EqualFold(f.Name, "Set-Cookie")
	})
	if line < 0 {
		return wire.Span{}, false
	}
	start := strings.Index(p.Exchange.Response.Fields[line].Value, text)
	return wire.Span{Line: line, Start: start, End: start + len(text)}, true
}
