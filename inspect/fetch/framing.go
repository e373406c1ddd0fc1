package fetch

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"maxage/inspect/wire"
)

// framing says how the body of a response is delimited (RFC 9112 section 6.3).
type framing struct {
	none    bool  // there is no body
	chunked bool  // the chunked transfer coding
	length  int64 // of Content-Length; -1: up to the close of the connection
}

// bodyFraming reads the framing of the response m to a request with method.
func bodyFraming(m *wire.Message, method string) (framing, *Error) {
	f := framing{length: -1}
	for i := range m.Fields {
		switch field := &m.Fields[i]; len(field.Name) {
		case len("Content-Length"):
			if !strings.EqualFold(field.Name, "Content-Length") {
				continue
			}
			n, err := contentLength(field.Value)
			if err != nil {
				return f, err
			}
			if f.length >= 0 && n != f.length {
				return f, failf(codeWeirdReply, "conflicting Content-Length values: %d and %d", f.length, n)
			}
			f.length = n
		case len("Transfer-Encoding"):
			if strings.EqualFold(field.Name, "Transfer-Encoding") {
				f.chunked = lastCoding(field.Value) == "chunked"
			}
		}
	}
	f.none = method == "HEAD" || m.Status == 204 || m.Status == 304 || m.Status >= 100 && m.Status < 200 && m.Status != 101
	if f.chunked {
		f.length = -1
	}
	return f, nil
}

func lastCoding(value string) string {
	return strings.ToLower(trim(value[strings.LastIndexByte(value, ',')+1:]))
}

// contentLength reads a number or a list of equal numbers. A number too large
// to count with leaves the end of the body to the close of the connection.
func contentLength(value string) (int64, *Error) {
	length, first := int64(-1), true
	for part := range strings.SplitSeq(value, ",") {
		part = strings.TrimPrefix(trim(part), "+")
		end := 0
		for end < len(part) && part[end] >= '0' && part[end] <= '9' {
			end++
		}
		if end == 0 {
			return 0, failf(codeWeirdReply, "invalid Content-Length: %q", clip(value))
		}
		n, err := strconv.ParseInt(part[:end], 10, 64)
		if err != nil {
			n = -1
		}
		if !first && n != length {
			return 0, failf(codeWeirdReply, "conflicting Content-Length values: %q", clip(value))
		}
		length, first = n, false
	}
	return length, nil
}

// lengthReader reads a body of known length.
type lengthReader struct {
	br   *bufio.Reader
	left int64
}

func (l *lengthReader) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, io.EOF
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.br.Read(p)
	l.left -= int64(n)
	if err == io.EOF {
		err = failf(codePartial, "transfer closed with %d bytes remaining to read", l.left)
	}
	return n, err
}
