package field

import (
	"fmt"
	"sort"

	"maxage/inspect/wire"
)

// Note says what one piece of a header line means, here, in this exchange.
type Note struct {
	Span  wire.Span
	Label string // names the piece; "" when the note speaks of the whole line
	Text  string // a sentence without its full stop; may quote the wire
	Ref   string
	Minor bool // it says nothing about caching that anybody has to know
}

// Annotate explains the line of that index, piece by piece, in the order of
// the pieces. It has at most one Note, a Minor one, to say about fields that
// caches do not care for, and none about unknown ones.
func Annotate(r *Response, part wire.Part, line int) []Note {
	m := r.Exchange.Message(part)
	if line < 0 || line >= len(m.Fields) {
		return nil
	}
	a := annotator{Response: r, m: m, part: part, line: line, value: m.Fields[line].Value}
	name := lower(m.Fields[line].Name)
	if a.info = LookupField(name); a.info == nil {
		a.info = &Info{Name: m.Fields[line].Name, Minor: true}
	}
	explainer(part, name)(&a)
	return a.notes
}

// explainer returns what explains the field of that name, in lower case.
func explainer(part wire.Part, name string) func(*annotator) {
	explain := requestExplainers[name]
	if part == wire.Response {
		switch which := lookup(name); {
		case which == idTargeted:
			return (*annotator).targeted
		case which.reports():
			return (*annotator).served
		}
		explain = responseExplainers[name]
	}
	if explain == nil {
		return (*annotator).general
	}
	return explain
}

// annotator writes the notes of one line.
type annotator struct {
	*Response
	m     *wire.Message
	part  wire.Part
	line  int
	value string
	info  *Info
	notes []Note
}

// say adds a note about the whole line.
func (a *annotator) say(format string, args ...any) *Note {
	return a.piece(a.m.Line(a.part, a.line), "", format, args...)
}

// piece adds a note about a part of the line.
func (a *annotator) piece(span wire.Span, label, format string, args ...any) *Note {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	a.notes = append(a.notes, Note{Span: span, Label: label, Text: text, Ref: a.info.Ref})
	return &a.notes[len(a.notes)-1]
}

// general falls back on what is true of the field always.
func (a *annotator) general() {
	if a.info.Brief != "" {
		a.say("%s", a.info.Brief).Minor = a.info.Minor
	}
}

// mostNotes is how many members of one line are explained: no honest line has
// more, and nobody would read on.
const mostNotes = 100

// onLine returns the stretch of list that was read from the line being
// explained, or its beginning; lists are in the order of the lines.
func onLine[T any](a *annotator, list []T, span func(*T) wire.Span) []T {
	from := sort.Search(len(list), func(i int) bool { return span(&list[i]).Line >= a.line })
	to := from
	for to < len(list) && to < from+mostNotes && span(&list[to]).Line == a.line {
		to++
	}
	return list[from:to]
}

func directiveSpan(d *Directive) wire.Span { return d.Span }
