package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// DirectiveUnknown sees words that no standard defines.
var DirectiveUnknown = &Rule{
	ID:       "directive-unknown",
	Severity: Info,
	Category: Syntax,
	Optional: true,
	Title:    "A word in Cache-Control that no standard knows",
	Doc: `Caches ignore words in Cache-Control that they do not know. If it is meant for one cache of yours, that is fine; if not, what was meant by it does not happen, and users get the page as if it were not there.

Words that are almost a directive are typing errors, and directive-typo reports those. What begins with x- is somebody's extension on purpose and is left alone.`,
	Fix:  `Take the word away, or write the directive that does what you mean.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 5.2.3"},

	Check: func(p *Pass) {
		var at []wire.Span
		var first *field.Directive
		list := p.CacheControl.List
		for i := range list {
			d := &list[i]
			if d.Kind != field.Unknown || !d.Trusted() || extension(d.Name) || nearest(d.Name) != field.Unknown {
				continue
			}
			if at = append(at, d.Span); first == nil {
				first = d
			}
		}
		if first != nil && p.ordinary() {
			f := p.Report(at, "Caches do not know %s and ignore it: what you meant by it does not happen.", plain(first.Name))
			f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, known), f.Send)
		}
	},
}

// extension: another rule speaks of it, or it is known not to be a slip.
func extension(name string) bool {
	return internetExplorers(name) || name == "durable" || len(name) > 2 && name[:2] == "x-" // durable is Netlify's
}

// known takes out what is neither a directive nor a known extension.
func known(d *field.Directive, text string) string {
	if d.Kind == field.Unknown && !extension(d.Name) {
		return ""
	}
	return text
}
