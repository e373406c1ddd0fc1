package load

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// stillCoded tells whether the first bytes of a body look like what the coding
// makes: curl --compressed and some archives decode the body and keep the
// header.
func stillCoded(first []byte, coding string) bool {
	switch coding {
	case "", "identity":
		return true
	case "gzip", "x-gzip":
		return len(first) < 2 || first[0] == 0x1f && first[1] == 0x8b
	case "zstd":
		return len(first) < 4 || string(first[:4]) == "\x28\xb5\x2f\xfd"
	}
	for _, c := range first {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7f {
			return true
		}
	}
	return len(first) == 0
}

// contentCoding joins all Content-Encoding lines, lower-cased.
func contentCoding(fields []wire.Field) string {
	return strings.ToLower(joined(fields, "Content-Encoding"))
}

func isChunked(fields []wire.Field) bool {
	codings := strings.ToLower(joined(fields, "Transfer-Encoding"))
	return codings == "chunked" || strings.HasSuffix(codings, ",chunked") || strings.HasSuffix(codings, " chunked")
}

func joined(fields []wire.Field, name string) string {
	var values []string
	for _, f := range fields {
		if strings.EqualFold(f.Name, name) {
			values = append(values, f.Value)
		}
	}
	return strings.Join(values, ", ")
}

// contentLength returns the first Content-Length, or -1. It is not saturated
// like seconds are: bodies are larger.
func contentLength(fields []wire.Field) int64 {
	for _, f := range fields {
		if strings.EqualFold(f.Name, "Content-Length") {
			return decimal(f.Value)
		}
	}
	return -1
}

// decimal reads 1*DIGIT below 2^53, or -1.
func decimal(s string) int64 {
	if s == "" || len(s) > 15 {
		return field.Invalid
	}
	var n int64
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return field.Invalid
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n
}

// hasNoBody tells responses that end with their header section (RFC 9110
// section 6.4.1).
func hasNoBody(method string, status int) bool {
	return method == "HEAD" || status < 200 || status == 204 || status == 304
}

// declared is the body of a response whose bytes were not recorded: as long as
// the header says.
func declared(method string, m *wire.Message) wire.Body {
	b := wire.Body{Bytes: contentLength(m.Fields), Decoded: -1}
	if hasNoBody(method, m.Status) {
		b.Bytes = 0
	}
	if coding := contentCoding(m.Fields); b.Bytes == 0 || coding == "" || coding == "identity" {
		b.Decoded = b.Bytes
	}
	return b
}
