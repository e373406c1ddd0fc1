package report

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// htmlLine is a line as received. Same: it is long, and whole in that exchange.
type htmlLine struct {
	Name, Value string
	Same        int
	Notes       []htmlNote
}

// htmlFold are lines that another exchange has too.
type htmlFold struct {
	N   int
	IDs []int
}

// htmlNote is what a part of a line means. Class may be a severity too.
type htmlNote struct {
	Bytes string
	htmlText
}

// longLine is from where on a header line that was there before is shortened.
const longLine = 100

// wire adds the lines of the request and the response.
func (h *HTML) wire(v *view, out *htmlExchange) {
	x := v.x
	line, notes := requestNotes(&x.Request)
	var key strings.Builder
	for _, f := range x.Request.Headers {
		key.WriteString(f[0] + "\x00" + f[1] + "\x00")
	}
	first := h.requests[key.String()]
	if first == 0 {
		h.requests[key.String()] = x.ID
		out.Request = append(out.Request, htmlLine{Value: visible(line, false), Notes: h.startNotes(notes)})
		out.Request = h.headers(out.Request, v, wire.Request, x.Request.Headers)
	} else {
		out.Request = append(out.Request, htmlLine{Value: visible(line, false)})
		out.SameRequest = first
	}
	for _, m := range x.Interim {
		lines := []htmlLine{{Value: number(float64(m.Status)), Notes: h.startNotes([]note{interimNote(m.Status)})}}
		for _, f := range m.Headers {
			lines = append(lines, h.line(x.ID, f))
		}
		out.Interim = append(out.Interim, lines)
	}
	if x.Response.Status == 0 {
		out.Arrival = "there was none"
		return
	}
	if text := v.arrival(); text != "what came back" {
		out.Arrival = visible(strings.TrimPrefix(text, "what came back: "), false)
	}
	line, notes = responseNotes(&x.Response)
	out.Response = append(out.Response, htmlLine{Value: visible(line, false), Notes: h.startNotes(notes)})
	out.Response = h.headers(out.Response, v, wire.Response, x.Response.Headers)
	out.Response, out.Folded = h.fold(out.Response)
	for _, l := range out.Response {
		if key := (Header{l.Name, l.Value}); l.Name != "" && h.plain[key] == 0 {
			h.plain[key] = x.ID
		}
	}
	for _, f := range x.Response.Trailers {
		out.Trailers = append(out.Trailers, h.line(x.ID, f))
	}
}

// Lines are folded from fewFolded on, and refer to mostFolds exchanges.
const fewFolded, mostFolds = 3, 4

// fold takes out lines of which nothing is said and which earlier exchanges
// have too.
func (h *HTML) fold(lines []htmlLine) (kept []htmlLine, folded htmlFold) {
	kept = make([]htmlLine, 0, len(lines))
	for _, l := range lines {
		id := h.plain[Header{l.Name, l.Value}]
		known := slices.Contains(folded.IDs, id)
		if id == 0 || len(l.Notes) > 0 || l.Name == "" || !known && len(folded.IDs) == mostFolds {
			kept = append(kept, l)
			continue
		}
		folded.N++
		if !known {
			folded.IDs = append(folded.IDs, id)
		}
	}
	if folded.N < fewFolded {
		return lines, htmlFold{}
	}
	return kept, folded
}

func (h *HTML) headers(lines []htmlLine, v *view, part wire.Part, headers []Header) []htmlLine {
	for i, f := range headers {
		var notes []htmlNote
		for _, n := range field.Annotate(v.r, part, i) {
			if !n.Minor {
				notes = append(notes, h.note(n.Label, n.Text))
			}
		}
		for _, f := range v.flagged[place{part.String(), i}] {
			notes = append(notes, htmlNote{htmlText: htmlText{visible(f.Rule, false), visible(f.Severity, false)}})
		}
		l := h.line(v.x.ID, f)
		l.Notes = notes
		lines = append(lines, l)
	}
	return lines
}

func (h *HTML) note(label, text string) htmlNote {
	return htmlNote{visible(label, false), h.share(text)}
}

// line writes a header line, and shortens it when it is long and has been
// written before.
func (h *HTML) line(id int, f Header) htmlLine {
	l := htmlLine{Name: visible(f[0], false), Value: visible(f[1], false)}
	if len(l.Value) < longLine {
		return l
	}
	if l.Same = h.lines[f]; l.Same == 0 {
		h.lines[f] = id
		return l
	}
	l.Value, _ = splitAt(l.Value, longLine/2)
	l.Value += "…"
	return l
}

// startNotes says what the parts of a start line mean, as far as it matters
// here: the version says nothing of caching, nor does a plain success.
func (h *HTML) startNotes(notes []note) (out []htmlNote) {
	for _, n := range notes {
		if n.text != "" && n.label != "Version" && n.bytes != "200" {
			out = append(out, h.note(n.bytes, n.text))
		}
	}
	return out
}
