package policy

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/rules"
)

// Output is a report to write.
type Output struct {
	Format string
	Path   string // "": standard output
	Place  rules.Place
}

// Formats are the formats that output may name.
var Formats = []string{"text", "json", "ndjson", "sarif", "junit", "github", "github-summary", "gitlab", "markdown", "csv", "html"}

var outputKeys = []key[Output]{
	{"path", "the file to write; standard output without it", text(), func(r *reader, e entry, o *Output) {
		o.Path, _ = r.expanded(e.value)
	}},
}

// outputs reads {format: {path: FILE}}. A format that an extended file names as
// well is written where this one says.
func (r *reader) outputs(e entry, p *Policy) {
	for _, e := range r.entries(e.value, "output") {
		if !slices.Contains(Formats, e.name) {
			r.fail(e.at, meant(e.name, Formats), "there is no format %q", e.name)
			continue
		}
		o := Output{Format: e.name, Place: r.place(e.at)}
		if _, none := e.value.(*ast.NullNode); !none {
			what := "output " + e.name
			readKeys(r, r.entries(e.value, what), what, outputKeys, &o)
		}
		p.Outputs = put(p.Outputs, o, func(o *Output) string { return o.Format })
	}
}
