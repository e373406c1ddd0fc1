package wire

import "strings"

// Part names the half of an exchange that a Span points into.
type Part uint8

// The parts of an exchange. The zero value is the response, which most spans
// point into.
const (
	Response Part = iota
	Request
)

// String returns the word that the JSON contract uses.
func (p Part) String() string {
	if p == Request {
		return "request"
	}
	return "response"
}

// StartLine is the Line of spans that point into a message's start line.
const StartLine = -1

// Span is a half-open range of bytes, Start to End, in Fields[Line].Value of
// one half of an exchange, or in its start line when Line is StartLine.
type Span struct {
	Part             Part
	Line, Start, End int
}

// Message returns the half of the exchange that p names.
func (x *Exchange) Message(p Part) *Message {
	if p == Request {
		return &x.Request
	}
	return &x.Response
}

// Text returns the bytes that s points at, or "" when s is out of range.
func (x *Exchange) Text(s Span) string {
	m, text := x.Message(s.Part), ""
	switch {
	case s.Line == StartLine:
		text = m.Start
	case s.Line >= 0 && s.Line < len(m.Fields):
		text = m.Fields[s.Line].Value
	}
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Index returns the index of the first line called name, in any spelling, or
// -1.
func (m *Message) Index(name string) int {
	for i := range m.Fields {
		if f := &m.Fields[i]; len(f.Name) == len(name) && strings.EqualFold(f.Name, name) {
			return i
		}
	}
	return -1
}

// Get returns the value of the first line called name, in any spelling.
func (m *Message) Get(name string) (value string, ok bool) {
	if i := m.Index(name); i >= 0 {
		return m.Fields[i].Value, true
	}
	return "", false
}

// Line returns a Span over the whole value of line i.
func (m *Message) Line(p Part, i int) Span {
	return Span{Part: p, Line: i, End: len(m.Fields[i].Value)}
}
