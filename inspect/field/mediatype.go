package field

import (
	"strings"

	"maxage/inspect/wire"
)

// MediaType is the essence of Content-Type (RFC 9110 section 8.3.1).
type MediaType struct {
	Present bool
	Type    string    // "text"; lower case
	Subtype string    // "html"; lower case
	Span    wire.Span // of type/subtype
}

// Is reports whether the essence is the given one, such as "text/html".
func (t MediaType) Is(essence string) bool {
	typ, subtype, _ := strings.Cut(essence, "/")
	return t.Type == typ && t.Subtype == subtype
}

// String returns the essence.
func (t MediaType) String() string {
	if t.Subtype == "" {
		return t.Type
	}
	return t.Type + "/" + t.Subtype
}

// ParseMediaType reads the value of a Content-Type.
func ParseMediaType(value string) MediaType { return parseMediaType(value, wire.Span{}) }

func parseMediaType(value string, whole wire.Span) MediaType {
	end := strings.IndexByte(value, ';')
	if end < 0 {
		end = len(value)
	}
	start, end := trim(value, 0, end)
	typ, subtype, _ := strings.Cut(value[start:end], "/")
	whole.Start, whole.End = start, end
	return MediaType{Present: true, Type: lower(typ), Subtype: lower(subtype), Span: whole}
}
