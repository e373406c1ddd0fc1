package field

import "maxage/inspect/wire"

// ETag is the entity tag of a response (RFC 9110 section 8.8.3).
type ETag struct {
	Present bool
	Valid   bool // W/ in upper case or nothing, then a quoted opaque tag
	Weak    bool
	Opaque  string // without W/ and quotes; the whole value when not Valid
	Span    wire.Span
}

func parseETag(m *wire.Message, part wire.Part, line int) ETag {
	value := m.Fields[line].Value
	e := ETag{Present: true, Opaque: value, Span: m.Line(part, line)}
	tag := value
	if len(tag) >= 2 && tag[:2] == "W/" {
		e.Weak, tag = true, tag[2:]
	}
	if len(tag) < 2 || tag[0] != '"' || tag[len(tag)-1] != '"' {
		return e
	}
	for i := 1; i < len(tag)-1; i++ {
		if tag[i] == '"' || tag[i] <= ' ' || tag[i] == 0x7f {
			return e
		}
	}
	e.Valid, e.Opaque = true, tag[1:len(tag)-1]
	return e
}
