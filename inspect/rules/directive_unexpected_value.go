package rules

import "maxage/inspect/field"

// DirectiveUnexpectedValue sees values behind directives that take none.
var DirectiveUnexpectedValue = &Rule{
	ID:       "directive-unexpected-value",
	Severity: Warning,
	Category: Syntax,
	Title:    "A directive has a value that it does not take",
	Doc: `This directive is said by its name alone. With a value some caches do not know it any more: what was to be kept out of caches gets in, or what was to be kept is not.

Chrome, httpd and HAProxy do not see the no-store in "no-store=1", nor httpd and HAProxy the private in "private=1"; Firefox loses the max-age that stands beside them, and Caddy stores nothing that has such a value. It is an error where a directive that forbids gets lost.`,
	Fix:  `Send the name alone, as in "Cache-Control: private, no-store".`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 5.2", "RFC 9111 section 5.2.2"},

	Check: func(p *Pass) {
		var f faulty
		sound := uint32(0) // the kinds that stand there well written too
		list := p.CacheControl.List
		for i := range list {
			if d := &list[i]; d.Fault != field.UnexpectedArgument && d.Trusted() {
				sound |= 1 << d.Kind
			}
		}
		for i := range list {
			if d := &list[i]; d.Fault == field.UnexpectedArgument && sound&(1<<d.Kind) == 0 {
				f.add(d)
			}
		}
		if f.worst != nil && p.ordinary() {
			p.misread(&f, f.worst.Name+" takes no value")
		}
	},
}
