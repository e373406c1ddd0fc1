package fetch

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"maxage/inspect/wire"
)

// readSection appends lines from br to buf up to and including the empty line
// that ends a header section. With an error, what was read is returned too.
func readSection(br *bufio.Reader, buf []byte, g *budget) ([]byte, error) {
	for line := len(buf); ; {
		part, err := br.ReadSlice('\n')
		buf = append(buf, part...)
		if err != nil && err != bufio.ErrBufferFull {
			return buf, err
		}
		ends := 0
		if err == nil {
			ends = 1
		}
		if e := g.spend(len(part), ends); e != nil {
			return buf, e
		}
		if err == nil {
			if n := len(buf) - line; n == 1 || n == 2 && buf[line] == '\r' {
				return buf, nil
			}
			line = len(buf)
		}
	}
}

// looksLikeHTTP says whether data may be the beginning of a status line.
func looksLikeHTTP(data []byte) bool {
	const want = "HTTP/"
	n := min(len(data), len(want))
	return strings.EqualFold(string(data[:n]), want[:n])
}

// parseFields splits the lines of a header section, up to an empty line, into
// fields. A folded line is joined to the one before with a single space. bad
// names the first thing that no HTTP parser should accept, or is "".
func parseFields(text string) (fields []wire.Field, bad string) {
	fields = make([]wire.Field, 0, strings.Count(text, "\n"))
	for text != "" {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			break
		}
		folded := line[0] == ' ' || line[0] == '\t'
		if folded && len(fields) > 0 {
			last := &fields[len(fields)-1]
			last.Value = trim(last.Value + " " + trim(line))
			continue
		}
		name, value, colon := strings.Cut(line, ":")
		if bad == "" && (!colon || folded) {
			bad = "header without colon"
		}
		fields = append(fields, wire.Field{Name: name, Value: trim(value)})
	}
	return fields, bad
}

func trim(s string) string { return strings.Trim(s, " \t") }

// parseResponse reads a whole header section. The status line is accepted as
// liberally as curl accepts it.
func parseResponse(text string, m *wire.Message) *Error {
	line, rest, _ := strings.Cut(text, "\n")
	m.Start = strings.TrimSuffix(line, "\r")
	if err := parseStatusLine(m); err != nil {
		return err
	}
	var bad string
	m.Fields, bad = parseFields(rest)
	if strings.IndexByte(text, 0) >= 0 {
		bad = "nul byte in header"
	}
	if bad != "" {
		return failf(codeWeirdReply, "%s", bad)
	}
	return nil
}

func parseStatusLine(m *wire.Message) *Error {
	version, rest, _ := strings.Cut(m.Start[len("HTTP/"):], " ")
	switch version {
	case "1.0":
		m.Version = "HTTP/1.0"
	case "1.1":
		m.Version = "HTTP/1.1"
	case "2", "2.0":
		m.Version = "HTTP/2"
	default:
		return failf(codeProtocol, "unsupported HTTP version %q in response", clip(version))
	}
	rest = strings.TrimLeft(rest, " ")
	if len(rest) < 3 || !digits(rest[:3]) {
		return failf(codeProtocol, "unsupported response code in HTTP response")
	}
	m.Status = int(rest[0]-'0')*100 + int(rest[1]-'0')*10 + int(rest[2]-'0')
	if m.Status < 100 || len(rest) > 3 && digits(rest[3:4]) {
		m.Status = 0
		return failf(codeProtocol, "unsupported response code in HTTP response")
	}
	m.Reason = strings.TrimPrefix(rest[3:], " ")
	return nil
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// clip shortens text from the wire that goes into a message.
func clip(s string) string {
	if len(s) > 20 {
		return s[:20] + "..."
	}
	return s
}

// cutHead says why a header section ended early.
func (t *transfer) cutHead(got []byte, err error) *Error {
	if err != io.EOF && err != io.ErrUnexpectedEOF {
		return t.failure(err, codeReceive, "receiving the response failed")
	}
	if bytes.IndexByte(got, '\n') < 0 {
		return failf(codeEmpty, "empty reply from server")
	}
	return failf(codePartial, "the connection was closed inside the response header")
}
