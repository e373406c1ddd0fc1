package field

import "maxage/inspect/wire"

// Vary is the joined Vary field (RFC 9110 section 12.5.5).
type Vary struct {
	Names  []string    // lower case, in order, without "*" and repetitions
	Star   bool        // "*" is a member: no later request ever matches
	StarAt wire.Span   // of the first "*"
	Spans  []wire.Span // of every member, "*" included
	Lines  int

	seen map[string]bool // Names, once there are too many to search
}

// Has reports whether the field named name, in lower case, is a selecting
// field. "*" does not count.
func (v *Vary) Has(name string) bool {
	for _, n := range v.Names {
		if n == name {
			return true
		}
	}
	return false
}

func (v *Vary) add(m *wire.Message, part wire.Part, line int) {
	v.Lines++
	value := m.Fields[line].Value
	eachMember(value, func(start, end int) {
		span := wire.Span{Part: part, Line: line, Start: start, End: end}
		v.Spans = append(v.Spans, span)
		switch name := lower(value[start:end]); {
		case name == "*" && !v.Star:
			v.Star, v.StarAt = true, span
		case name == "*":
		case !v.known(name):
			v.Names = append(v.Names, name)
		}
	})
}

// known is Has for a list that may be hostile in length; it remembers name.
func (v *Vary) known(name string) bool {
	if len(v.Names) < 32 {
		return v.Has(name)
	}
	if v.seen == nil {
		v.seen = make(map[string]bool, 2*len(v.Names))
		for _, n := range v.Names {
			v.seen[n] = true
		}
	}
	before := v.seen[name]
	v.seen[name] = true
	return before
}
