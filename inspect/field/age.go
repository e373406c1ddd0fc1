package field

import "maxage/inspect/wire"

// Age is the Age field (RFC 9111 section 5.1).
type Age struct {
	Present bool
	Valid   bool  // the first list member is delta-seconds; otherwise caches ignore the field
	Seconds int64 // saturated, when Valid
	Lines   int
	Span    wire.Span // of the first list member
}

func parseAge(m *wire.Message, part wire.Part, line int) Age {
	a := Age{Present: true, Lines: 1, Span: m.Line(part, line)}
	value := m.Fields[line].Value
	first := true
	eachMember(value, func(start, end int) {
		if first {
			a.Span.Start, a.Span.End = start, end
			a.Seconds = Seconds(value[start:end])
			first = false
		}
	})
	if a.Valid = !first && a.Seconds != Invalid; !a.Valid {
		a.Seconds = 0
	}
	return a
}
