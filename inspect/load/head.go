package load

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"maxage/inspect/wire"
)

// maxHead bounds one header section.
const maxHead = 1 << 20

var errHeadTooLarge = errors.New("the header section is larger than 1 MiB")

// head is a start line and header lines, as received.
type head struct {
	start string
	fieldLines
	size int
	crlf bool // the lines ended in CRLF, so the bytes are probably untouched
	at   place
}

// add takes the next line without its line end.
func (h *head) add(line []byte) error {
	if h.size += len(line) + 2; h.size > maxHead {
		return errHeadTooLarge
	}
	if h.start == "" {
		h.start = string(line)
		return nil
	}
	h.field(line)
	return nil
}

// fieldLines are header lines or trailers; they are complete after unfold.
type fieldLines struct {
	fields  []wire.Field
	folded  []byte // the value of the last line and its continuations
	folding bool
}

// field takes one line that is not empty. A folded one (RFC 9112 section 5.2)
// continues the line before it. A line without a colon is kept as a name.
func (l *fieldLines) field(line []byte) {
	if n := len(l.fields); n > 0 && (line[0] == ' ' || line[0] == '\t') {
		if !l.folding { // gathered apart: thousands of continuations must not cost their square
			l.folding, l.folded = true, append(l.folded[:0], l.fields[n-1].Value...)
		}
		l.folded = append(append(l.folded, ' '), bytes.Trim(line, " \t")...)
		return
	}
	l.unfold()
	text := string(line)
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		l.fields = append(l.fields, wire.Field{Name: text})
		return
	}
	l.fields = append(l.fields, wire.Field{Name: text[:colon], Value: trimSpace(text[colon+1:])})
}

// unfold completes the last line.
func (l *fieldLines) unfold() {
	if l.folding {
		l.fields[len(l.fields)-1].Value = trimSpace(string(l.folded))
		l.folding = false
	}
}

// trimSpace cuts the white space of RFC 9110 section 5.6.3, nothing more.
func trimSpace(s string) string { return strings.Trim(s, " \t") }

// readHead reads up to the empty line that ends a header section, or up to the
// end of the input, or to a status line that begins the next one.
func readHead(src *source) (h head, err error) {
	h.at = src.here()
	defer func() { h.unfold() }()
	for {
		if h.start != "" && isStatusLine(src.peekLine()) {
			return h, nil
		}
		line, cut, err := src.readLine(maxHead)
		if err == io.EOF {
			return h, nil
		}
		if err != nil {
			return h, err
		}
		if h.start == "" {
			h.crlf = bytes.HasSuffix(line, []byte("\r\n"))
		}
		if line = trimEOL(line); len(line) == 0 {
			return h, nil
		}
		if err := h.add(line); err != nil || cut {
			return h, errHeadTooLarge
		}
	}
}

// response reads the head as a response; ok is false without a status line.
func (h *head) response() (m wire.Message, ok bool) {
	h.unfold()
	m = wire.Message{Start: h.start, Fields: h.fields, Bytes: -1}
	m.Version, m.Status, m.Reason, ok = statusLine(h.start)
	return m, ok
}

// request reads the head as a request; ok is false without a request line.
func (h *head) request() (m wire.Message, ok bool) {
	h.unfold()
	m = wire.Message{Start: h.start, Fields: h.fields, Bytes: -1}
	m.Method, m.Target, m.Version, ok = requestLine(h.start)
	if n := contentLength(h.fields); n >= 0 {
		m.Bytes = n
	} else if m.Method == "GET" || m.Method == "HEAD" {
		m.Bytes = 0
	}
	return m, ok
}
