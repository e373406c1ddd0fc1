package wire

import "strings"

// Part names the part of an exchange that a Span points into.
type Part uint8

// The parts of an exchange. The zero value is the response, which most spans
// point into.
const (
	Response Part = iota
	Request
	Content // the response's decoded body, as far as Body.Sample has it
)

// String returns the word that the JSON contract uses.
func (p Part) String() string { return [...]string{"response", "request", "body"}[p] }

// StartLine is the Line of spans that point into a message's start line, and of
// those into Content, which has no lines.
const StartLine = -1

// Span is a half-open range of bytes, Start to End, in Fields[Line].Value of
// one half of an exchange, in its start line when Line is StartLine, or in the
// decoded body.
type Span struct {
	Part             Part
	Line, Start, End int
}

// Message returns the half of the exchange that p names; Content belongs to the
// response.
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
	case s.Part == Content:
		if s.Start < 0 || s.End > len(x.Body.Sample) || s.Start > s.End {
			return ""
		}
		return string(x.Body.Sample[s.Start:s.End])
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

// InBody returns a Span over bytes of the decoded body.
func InBody(start, end int) Span { return Span{Part: Content, Line: StartLine, Start: start, End: end} }

// Line returns a Span over the whole value of line i.
func (m *Message) Line(p Part, i int) Span {
	return Span{Part: p, Line: i, End: len(m.Fields[i].Value)}
}
