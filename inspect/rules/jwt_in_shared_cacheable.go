package rules

import (
	"strings"

	"maxage/inspect/content"
	"maxage/inspect/wire"
)

// JWTInSharedCacheable sees a login token in what is kept for all.
var JWTInSharedCacheable = &Rule{
	ID:       "jwt-in-shared-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "A signed token about somebody may be kept for everybody",
	Doc: `A JSON Web Token with claims about a person stands in a response that shared caches may keep: whoever fetches the page from the cache becomes that user until the token expires.

The token was decoded: its header names an algorithm, and its claims a subject, a user or an address. Tokens that sites publish for everybody, such as the key of an anonymous role, are not reported, nor what stands in scripts and style sheets, nor what a page quotes as code.`,
	Fix:  `Send "Cache-Control: no-store" with every answer that holds a token.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 9111 section 7.3", "RFC 7519 section 11.2", "RFC 6749 section 5.1"},

	Check: func(p *Pass) {
		if p.kind() == asset || p.Found(IdentityInSharedCacheable) || p.Found(RedirectWithSecretCacheable) {
			return
		}
		v, _ := p.sharer()
		if v == nil {
			return
		}
		at, ok := p.tokenInFields()
		if m := p.mark(content.JWT); !ok && m != nil {
			at, ok = m.At, true
		}
		if ok {
			p.reportShared(at, "A login token stands in this answer, which a shared cache may keep %s: whoever gets the copy becomes that user.", forHowLong(v))
		}
	},
}

// tokenInFields finds a token about somebody in a field that goes out with the
// copy, cookies left out.
func (p *Pass) tokenInFields() (at wire.Span, ok bool) {
	line := p.firstLine(func(f *wire.Field) bool {
		_, end := content.FindToken(f.Value)
		return end > 0 && !strings.EqualFold(f.Name, "Set-Cookie")
	})
	if line < 0 {
		return wire.Span{}, false
	}
	start, end := content.FindToken(p.Exchange.Response.Fields[line].Value)
	return wire.Span{Line: line, Start: start, End: end}, true
}
