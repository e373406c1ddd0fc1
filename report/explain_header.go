package report

import (
	"io"
	"maxage/inspect"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
	"strings"
	"time"
)

// ExplainHeader says what header lines mean for a browser, a shared cache and
// a CDN, if a GET were answered with 200 and nothing else. Each line of text is
// "Name: value", or the bare value of Cache-Control.
func ExplainHeader(w io.Writer, text string, s Style) error {
	x := &wire.Exchange{
		URL:      "https://example.com/",
		Request:  wire.Message{Method: "GET", Target: "/"},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Version: "HTTP/1.1", Status: 200, Reason: "OK", Fields: headerLines(text)},
		Body:     wire.Body{Bytes: -1, Decoded: -1},
	}
	date, _ := x.Response.Get("Date")
	if unix, ok := field.ParseDate(date, 0); ok {
		x.Received = time.Unix(unix, 0)
	}
	e := NewExchange(inspect.Inspect(x, inspect.Options{Rules: []*rules.Rule{}}), Options{})
	v := &view{printer: newPrinter(w, s), x: &e, r: rebuild(&e), supposed: true}
	for i, h := range e.Response.Headers {
		v.explained(rawLine{" ", h[0] + ": ", h[1]}, v.notesOrNone(i))
	}
	v.keep("Who may keep it", e.Verdicts)
	v.timeline(e.Verdicts)
	v.heading("In a sentence", "for a GET answered with 200")
	v.sentence(e.Sentence)
	v.equals()
	if v.Verbose {
		v.why()
	}
	return v.flush()
}

// headerLines reads what a person typed.
func headerLines(text string) []wire.Field {
	var out []wire.Field
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, value, found := strings.Cut(line, ":")
		switch {
		case line == "":
		case found && name != "" && !strings.ContainsAny(name, " \t=,;\""):
			out = append(out, wire.Field{Name: name, Value: strings.TrimSpace(value)})
		default:
			out = append(out, wire.Field{Name: "Cache-Control", Value: line})
		}
	}
	return out
}

// notesOrNone annotates every line, since the reader asked about it.
func (v *view) notesOrNone(line int) []note {
	var out []note
	for _, n := range field.Annotate(v.r, wire.Response, line) {
		out = append(out, note{bytes: n.Label, text: n.Text, ref: n.Ref, start: n.Span.Start, end: n.Span.End})
	}
	if len(out) == 0 {
		out = append(out, note{text: "no field that maxage knows"})
	}
	return out
}

// equals tells what else says the same, or nearly: these are the forms that
// people mix up.
func (v *view) equals() {
	cc := &v.r.CacheControl
	zero := cc.Has(field.MaxAge) && cc.Get(field.MaxAge).Seconds == 0
	var lines []string
	switch {
	case cc.Has(field.NoStore):
		lines = append(lines, "no-store alone is enough: nothing is kept, so no-cache, max-age and must-revalidate beside it have nothing to act on.")
		lines = append(lines, "no-cache is not the same: it lets caches keep a copy and have it confirmed, which saves sending everything again.")
	case cc.Forbids(field.NoCache):
		lines = append(lines, "To caches that follow the standard, no-cache means the same as max-age=0, must-revalidate: keep it, but have it confirmed before every use.")
		if zero {
			lines = append(lines, "max-age=0 beside no-cache adds nothing.")
		}
		lines = append(lines, "no-store is not the same: it forbids keeping a copy at all.")
	case zero && cc.Has(field.MustRevalidate):
		lines = append(lines, "This means the same as no-cache to caches that follow the standard.")
	case zero:
		lines = append(lines, "max-age=0 differs from no-cache in one way: a cache that cannot reach the origin may still serve its stale copy. With must-revalidate added it means the same as no-cache.")
	case cc.Has(field.MustRevalidate):
		lines = append(lines, "must-revalidate changes nothing while the response is fresh: it is not a reason to ask. It forbids serving the copy once it is stale.")
	}
	if len(lines) == 0 {
		return
	}
	v.heading("Compare", "")
	for _, line := range lines {
		v.paragraph(inkPlain, 2, line)
	}
}
