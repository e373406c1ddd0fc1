package report

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

func (v *view) request() {
	q := &v.x.Request
	if q.Target == "" && len(q.Headers) == 0 {
		v.heading("Request", "not recorded, taken for a "+q.Method)
		return
	}
	v.heading("Request", "what was asked for")
	var notes []note
	rest := startLine(q.Method, q.Target, q.Version)
	meaning, ref := field.MethodMeaning(q.Method)
	if meaning == "" {
		meaning = "no method that caches know: passed through"
	}
	notes = append(notes, note{bytes: q.Method, label: "Method", text: meaning, ref: ref, end: len(q.Method)})
	path, query, asked := strings.Cut(q.Target, "?")
	at := len(q.Method) + 1
	notes = append(notes, note{bytes: path, label: "Path", text: pathMeaning(path), ref: "RFC 9111 section 2", start: at, end: at + len(path)})
	if asked {
		at += len(path)
		notes = append(notes, note{bytes: "?" + query, label: "Query", text: "belongs to the address: another query is another copy", ref: "RFC 9111 section 2", start: at, end: at + 1 + len(query)})
	}
	if q.Version != "" {
		notes = append(notes, note{bytes: q.Version, label: "Version", text: versionMeaning(q.Version), start: len(rest) - len(q.Version), end: len(rest)})
	}
	v.explained(rawLine{">", "", rest}, notes)
	v.headers(wire.Request, ">", q.Headers)
}

func pathMeaning(path string) string {
	if path == "*" {
		return "the server as a whole"
	}
	return "with the host, what caches store the answer under"
}

func versionMeaning(version string) string {
	switch version {
	case "HTTP/1.0":
		return "the old version, from before Cache-Control"
	case "HTTP/2", "HTTP/2.0":
		return "many requests share one connection; caching works as in HTTP/1.1"
	case "HTTP/3", "HTTP/3.0":
		return "HTTP over QUIC; caching works as in HTTP/1.1"
	}
	return ""
}

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
