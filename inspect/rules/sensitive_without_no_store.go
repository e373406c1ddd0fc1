package rules

import (
	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SensitiveWithoutNoStore sees secrets left in the browser's cache.
var SensitiveWithoutNoStore = &Rule{
	ID:       "sensitive-without-no-store",
	Severity: Info,
	Category: Privacy,
	Optional: true,
	Title:    "A browser may keep secrets on its disk",
	Doc: `The answer holds what proves who the user is, and private lets the browser write it to its disk. On a shared computer the next person finds it there, or with the back button.

Other people's requests never get it, so this is a matter of how careful you want to be: banks are, most sites need not.`,
	Fix:  `Send "Cache-Control: no-store" with answers that hold secrets: then no cache writes them down.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 9111 section 5.2.2.5", "OWASP ASVS, 8.2.1"},

	Check: func(p *Pass) {
		d := p.said(field.Private)
		if d == nil || !p.retrieval() || !p.Browser.Store || p.foundPersonal() {
			return
		}
		var at wire.Span
		what, found := "", false
		for _, id := range p.identities() {
			if at, found = p.stands(id.text); found {
				what = id.what
				break
			}
		}
		for _, k := range [...]content.Kind{content.JWT, content.Secret} {
			if m := p.mark(k); !found && m != nil {
				at, what, found = m.At, "a login token", true
				if k == content.Secret {
					what = "a secret (" + m.Name + ")"
				}
			}
		}
		if found {
			p.Report([]wire.Span{at, d.Span}, "The answer contains %s, and browsers may write it to their disks: on a shared computer the next person finds it.", what)
		}
	},
}
