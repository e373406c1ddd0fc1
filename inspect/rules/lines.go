package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// linesOf returns the values of the lines of a field, and where they stand.
func (p *Pass) linesOf(name string) (values []string, at []wire.Span) {
	m := &p.Exchange.Response
	for i := range m.Fields {
		if strings.EqualFold(m.Fields[i].Name, name) {
			values, at = append(values, m.Fields[i].Value), append(at, m.Line(wire.Response, i))
		}
	}
	return values, at
}
