package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// UnknownTargetedField sees caching instructions that no known cache reads.
var UnknownTargetedField = &Rule{
	ID:       "unknown-targeted-field",
	Severity: Info,
	Category: CDN,
	Title:    "No known cache obeys this Cache-Control of its own name",
	Doc: `A field called after the pattern NAME-Cache-Control reaches only caches that have NAME on their list, and none that is known here has this one: what it says about keeping the page has no effect.

Either the name is misspelt, or another was meant: x-amz-meta-cache-control is what storage services make of a setting that should have been Cache-Control itself. If a cache of your own reads it, ignore this.`,
	Fix:      `Send what it says in "CDN-Cache-Control", which all CDNs that implement such fields read, or in Cache-Control.`,
	Refs:     []string{"RFC 9213 section 2", "RFC 9213 section 3.1"},
	Optional: true,

	Check: func(p *Pass) {
		i := p.firstLine(func(f *wire.Field) bool {
			return endsInCacheControl(f.Name) && f.Value != "" && field.LookupField(f.Name) == nil
		})
		if i < 0 {
			return
		}
		m := &p.Exchange.Response
		p.Report([]wire.Span{m.Line(wire.Response, i)}, "No known cache obeys %s, so how old a page users see is decided by other fields, or by nobody.", plain(m.Fields[i].Name))
	},
}

func endsInCacheControl(name string) bool {
	const end = "-cache-control"
	return len(name) > len(end) && strings.EqualFold(name[len(name)-len(end):], end)
}
