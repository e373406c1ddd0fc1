package field

import "maxage/inspect/wire"

// Age is the Age field (RFC 9111 section 5.1).
type Age struct {
	Present bool
	Valid   bool  // the first list member is delta-seconds; otherwise caches ignore the field
	Seconds int64 // saturated, when Valid
	Lines   int
	Span    wire.Span // of the first list member

	empty bool // no line so far has a member
}

// add takes a line; one without members leaves it to the next to say the age.
func (a *Age) add(m *wire.Message, part wire.Part, line int) {
	before := a.Lines
	if before == 0 || a.empty {
		*a = parseAge(m, part, line)
	}
	a.Lines = before + 1
}

func parseAge(m *wire.Message, part wire.Part, line int) Age {
	a := Age{Present: true, Span: m.Line(part, line), empty: true}
	value := m.Fields[line].Value
	eachMember(value, func(start, end int) {
		if a.empty {
			a.Span.Start, a.Span.End = start, end
			a.Seconds = Seconds(value[start:end])
			a.empty = false
		}
	})
	if a.Valid = !a.empty && a.Seconds != Invalid; !a.Valid {
		a.Seconds = 0
	}
	return a
}
