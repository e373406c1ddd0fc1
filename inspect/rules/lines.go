package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// linesOf returns the values of the lines of a field, and where those stand
// that are not empty.
func (p *Pass) linesOf(name string) (values []string, at []wire.Span) {
	m := &p.Exchange.Response
	for i := range m.Fields {
		if strings.EqualFold(m.Fields[i].Name, name) {
			values = append(values, m.Fields[i].Value)
			if m.Fields[i].Value != "" {
				at = append(at, m.Line(wire.Response, i))
			}
		}
	}
	return values, at
}

// firstLine returns the index of the response's line that is accepted, of
// several the first by its name: the order in which names come means nothing.
// -1 if there is none.
func (p *Pass) firstLine(accept func(*wire.Field) bool) int {
	first := -1
	fields := p.Exchange.Response.Fields
	for i := range fields {
		if accept(&fields[i]) && (first < 0 || strings.ToLower(fields[i].Name) < strings.ToLower(fields[first].Name)) {
			first = i
		}
	}
	return first
}
