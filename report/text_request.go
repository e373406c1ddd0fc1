package report

import (
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
	rest, notes := requestNotes(q)
	v.explained(rawLine{">", "", rest}, notes)
	v.headers(wire.Request, ">", q.Headers)
}

// requestNotes returns the request line and what its parts mean.
func requestNotes(q *Request) (line string, notes []note) {
	line = startLine(q.Method, q.Target, q.Version)
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
		notes = append(notes, note{bytes: q.Version, label: "Version", text: versionMeaning(q.Version), start: len(line) - len(q.Version), end: len(line)})
	}
	return line, notes
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
