package cache

import (
	"iter"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// member is one element of a comma-separated field, before anybody has made
// sense of it: products differ in that.
type member struct {
	text string // without white space around it
	span wire.Span
}

// members yields the elements of every line of the response field called name
// (any spelling), in order. Commas inside a quoted string do not separate.
func members(r *field.Response, name string) iter.Seq[member] {
	return elements(&r.Exchange.Response, name, elementEnd)
}

// pieces is members for products to which quotes mean nothing.
func pieces(r *field.Response, name string) iter.Seq[member] {
	return elements(&r.Exchange.Response, name, func(value string, start int) int {
		if n := strings.IndexByte(value[start:], ','); n >= 0 {
			return start + n
		}
		return len(value)
	})
}

// asked yields the same of a request; the spans do not say so.
func asked(q *wire.Message, name string) iter.Seq[member] {
	return elements(q, name, elementEnd)
}

func elements(m *wire.Message, name string, endOf func(value string, start int) int) iter.Seq[member] {
	return func(yield func(member) bool) {
		fields := m.Fields
		for line := range fields {
			if !strings.EqualFold(fields[line].Name, name) {
				continue
			}
			value := fields[line].Value
			for start := 0; start <= len(value); {
				end := endOf(value, start)
				if m := element(value, line, start, end); m.text != "" && !yield(m) {
					return
				}
				start = end + 1
			}
		}
	}
}

// elementEnd returns where the element that begins at start ends: at a comma
// outside of quotes, or with the value.
func elementEnd(value string, start int) int {
	quoted := false
	for i := start; i < len(value); i++ {
		switch c := value[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			i++
		case c == ',' && !quoted:
			return i
		}
	}
	return len(value)
}

func element(value string, line, start, end int) member {
	for start < end && (value[start] == ' ' || value[start] == '\t') {
		start++
	}
	for end > start && (value[end-1] == ' ' || value[end-1] == '\t') {
		end--
	}
	return member{value[start:end], wire.Span{Line: line, Start: start, End: end}}
}

// cut splits an element at its first "=". Nothing is trimmed.
func (m member) cut() (name, arg string, hasArg bool) { return strings.Cut(m.text, "=") }

// directive makes a directive of the element.
func (m member) directive(k field.Kind, seconds int64) field.Directive {
	return field.Directive{Kind: k, Name: k.String(), Seconds: seconds, Span: m.span}
}

// leading reads the digits at the beginning of s, as C's strtol does behind
// white space and a plus sign, and returns what follows them. No digits give
// field.Invalid.
func leading(s string) (seconds int64, rest string) {
	s = strings.TrimLeft(s, " \t")
	s = strings.TrimPrefix(s, "+")
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return field.Seconds(s[:n]), s[n:]
}

// value joins the lines of a response field as one list, with the place of the
// first.
func value(r *field.Response, name string) (joined string, at wire.Span, present bool) {
	m := &r.Exchange.Response
	var values []string
	for i := range m.Fields {
		if !strings.EqualFold(m.Fields[i].Name, name) {
			continue
		}
		if values == nil {
			at = m.Line(wire.Response, i)
		}
		values = append(values, m.Fields[i].Value)
	}
	return strings.Join(values, ", "), at, values != nil
}
