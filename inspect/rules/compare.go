package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// lines points at the lines with these names that say something, or at the
// status if there are none: what is missing cannot be pointed at.
func (p *Pass) lines(names ...string) []wire.Span {
	var at []wire.Span
	m := &p.Exchange.Response
	for _, name := range names {
		for i := range m.Fields {
			if f := &m.Fields[i]; f.Value != "" && strings.EqualFold(f.Name, name) {
				at = append(at, m.Line(wire.Response, i))
			}
		}
	}
	if len(at) == 0 {
		return p.statusSpan()
	}
	return at
}

// policyLines points at what says how long the response may be kept.
func (p *Pass) policyLines() []wire.Span {
	names := []string{"Cache-Control", "Expires", "Pragma"}
	for i := range p.Targeted {
		names = append(names, p.Targeted[i].Name)
	}
	return p.lines(names...)
}

// ago says how long before s the other was seen.
func (s *sighting) ago(o *sighting) string {
	if seconds := s.since(o); seconds > 0 {
		return field.Spoken(seconds) + " before"
	}
	return "just before"
}

// keeping says how long somebody may reuse it.
func keeping(seconds int64) string {
	if seconds <= 0 {
		return "not at all"
	}
	return "for " + field.Spoken(seconds)
}

// lacking returns the names of one Vary that the other does not have.
func lacking(has, lacks string) []string {
	var names []string
	for name := range strings.SplitSeq(has, ", ") {
		if name != "" && !strings.Contains(name, cut) && !varies(lacks, name) {
			names = append(names, name)
		}
	}
	return names
}

// varies reports whether the set of names holds the name. One that was too long
// to keep may.
func varies(vary, name string) bool {
	if strings.Contains(vary, cut) {
		return true
	}
	for n := range strings.SplitSeq(vary, ", ") {
		if n == name || n == "*" {
			return true
		}
	}
	return false
}

// amount says the size of a body.
func amount(bytes int64) string {
	if bytes < 0 {
		return "content"
	}
	return field.Bytes(bytes)
}
