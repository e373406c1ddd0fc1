package report

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
	"slices"
)

// headers prints the header lines of one part, with their notes.
func (v *view) headers(part wire.Part, mark string, headers []Header) {
	if len(headers) == 0 {
		return
	}
	v.add(inkStrong, "  Headers").end()
	for i, h := range headers {
		v.explained(rawLine{mark, h[0] + ": ", h[1]}, v.notes(part, i))
	}
}

// notes says what a header line means, and which findings point at it.
func (v *view) notes(part wire.Part, line int) []note {
	var out []note
	for _, n := range field.Annotate(v.r, part, line) {
		if n.Minor && !v.Verbose {
			continue
		}
		out = append(out, note{bytes: n.Label, text: n.Text, ref: n.Ref, start: n.Span.Start, end: n.Span.End})
	}
	for _, f := range v.flagged[place{part.String(), line}] {
		glyph, k := v.severity(f.Severity)
		out = append(out, note{text: glyph + " " + f.Severity + ": " + f.Rule, ink: k})
	}
	return out
}

// place is a header line.
type place struct {
	part string
	line int
}

// flags finds the lines that errors and warnings point at, each rule once.
func flags(findings []Finding) map[place][]*Finding {
	out := map[place][]*Finding{}
	for i := range findings {
		f := &findings[i]
		if f.Severity != "error" && f.Severity != "warning" {
			continue
		}
		for _, s := range f.Evidence {
			at := place{s.Part, s.Line}
			if !slices.ContainsFunc(out[at], func(other *Finding) bool { return other.Rule == f.Rule }) {
				out[at] = append(out[at], f)
			}
		}
	}
	return out
}
