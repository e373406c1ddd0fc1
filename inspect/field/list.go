package field

import (
	"iter"
	"strings"

	"maxage/inspect/wire"
)

// List is a field that is a list, all lines joined. What its members mean is
// for others to say.
type List struct {
	Present bool
	Members []string    // as written, without those that are empty
	Spans   []wire.Span // of the members of each line
}

// String returns the members on one line.
func (l *List) String() string { return strings.Join(l.Members, ", ") }

// ReadList reads all lines of a list called name.
func ReadList(m *wire.Message, part wire.Part, name string) (l List) {
	for i := range m.Fields {
		if f := &m.Fields[i]; len(f.Name) == len(name) && strings.EqualFold(f.Name, name) {
			l.add(f.Value, m.Line(part, i))
		}
	}
	return l
}

// Members goes through the members of one line of a list, without those that
// are empty.
func Members(line string) iter.Seq[string] {
	return func(yield func(string) bool) {
		more := true
		eachMember(line, func(start, end int) { more = more && yield(line[start:end]) })
	}
}

func (l *List) add(value string, line wire.Span) {
	l.Present = true
	before := len(l.Members)
	eachMember(value, func(start, end int) {
		if len(l.Members) == before {
			l.Spans = append(l.Spans, wire.Span{Part: line.Part, Line: line.Line, Start: start})
		}
		l.Spans[len(l.Spans)-1].End = end
		l.Members = append(l.Members, value[start:end])
	})
}
