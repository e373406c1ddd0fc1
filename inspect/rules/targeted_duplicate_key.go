package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// TargetedDuplicateKey sees one directive with two numbers in a field for
// CDNs.
var TargetedDuplicateKey = &Rule{
	ID:       "targeted-duplicate-key",
	Severity: Warning,
	Category: CDN,
	Title:    "A field for CDNs gives one directive twice with different numbers",
	Doc: `In this field the last of two values counts, so a CDN that reads it as the standard says keeps the response for another time than the first value suggests.

In Cache-Control most caches take the first one, and Caddy, and Traffic Server where it looks at this field, read it like Cache-Control: how old a page users see depends on the cache they reach. Usually the application and a layer before it each add a line.`,
	Fix:  `Give the directive once: "CDN-Cache-Control: max-age=600"; look for the layer that adds the second one.`,
	Send: "CDN-Cache-Control: max-age=600",
	Refs: []string{"RFC 9651 section 3.2", "RFC 9213 section 2.1"},

	Check: func(p *Pass) {
		if len(p.Targeted) == 0 {
			return
		}
		for _, t := range p.cdnFields() {
			if !t.Valid {
				continue
			}
			meant := p.leniently(t)
			for _, k := range numbered {
				d := t.Directives.Get(k)
				if d == nil || d.Seconds == field.Invalid {
					continue
				}
				if low, high, at := numbers(meant.List, k); low < high {
					first := meant.Get(k).Seconds
					f := p.Report(lastFirst(at), "%s says %s twice, and here the last one counts: %s, not %s, decides how old a copy users get.", p.spelling(t), k, field.Spoken(d.Seconds), field.Spoken(first))
					f.Send = cmp.Or(rewrite(p.spelling(t), &meant, shortest(meant.List)), f.Send)
					return
				}
			}
		}
	},
}

// lastFirst puts the last place, which counts, before the others.
func lastFirst(at []wire.Span) []wire.Span {
	last := len(at) - 1
	return append([]wire.Span{at[last]}, at[:last]...)
}
