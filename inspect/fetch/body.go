package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"strings"
	"sync"

	"maxage/inspect/coding"
	"maxage/inspect/wire"
)

// scratch is the memory that one exchange borrows.
type scratch struct {
	head []byte // a request or response head
	data []byte
	sum  hash.Hash
	out  [3 * sha256.Size]byte
}

var scratches = sync.Pool{New: func() any {
	return &scratch{head: make([]byte, 0, 4<<10), data: make([]byte, 32<<10), sum: sha256.New()}
}}

// digest is the sum in hexadecimal.
func (s *scratch) digest() string {
	raw := s.sum.Sum(s.out[2*sha256.Size : 2*sha256.Size])
	hex.Encode(s.out[:], raw)
	return string(s.out[:2*sha256.Size])
}

// meter counts what comes off the wire, keeps the limit and hands the raw
// bytes on. Its errors are told from those of the decoders above it by err.
type meter struct {
	t   *transfer
	r   io.Reader
	out io.Writer // nil: nobody wants the raw bytes
	err error     // why it ended; io.EOF: the body was complete
}

func (m *meter) Read(p []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	n, err := m.r.Read(p)
	m.t.received += int64(n)
	if limit := m.t.limits.BodyBytes; limit > 0 && m.t.received > limit {
		n -= int(m.t.received - limit)
		m.t.received, err = limit, failf(codeTooLarge, "response body is larger than the limit of %d bytes", limit)
	}
	if m.out != nil && n > 0 {
		if _, werr := m.out.Write(p[:n]); werr != nil {
			err = writeError(werr)
		}
	}
	m.err = err
	return n, err
}

func writeError(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return failf(codeWrite, "failure writing output: %s", reason(err)).because(err)
}

// bombFrom is the decoded size from which on the ratio is looked at.
const bombFrom = 10 << 20

// readBody reads the body of x from raw to its end, measures it and writes it
// to out, decoded if the request was Compressed.
func (t *transfer) readBody(x *wire.Exchange, raw io.Reader, out io.Writer, s *scratch) *Error {
	m := &meter{t: t, r: raw}
	list, known := coding.Of(&x.Response)
	var decoded io.Writer
	if t.r.Compressed {
		decoded = out
	} else {
		m.out = out
	}
	body, free := io.Reader(m), func() {}
	switch {
	case !known:
		decoded = nil
	case len(list) > 0:
		body, free = coding.Reader(list, m)
	}
	var sampled *wire.Body
	if known && x.Response.IsText() {
		sampled = &x.Body
	}
	n, cause := t.unpack(body, decoded, sampled, s)
	free()
	own, isOwn := cause.(*Error)
	for !isOwn && m.err == nil {
		m.Read(s.data) // what is left behind the end of the coded data
	}
	b := &x.Body
	b.Bytes, b.Decoded, x.Response.Bytes = t.received, -1, t.received
	switch {
	case m.err != nil && m.err != io.EOF:
		b.Truncated = true
		return t.failure(m.err, codeReceive, "receiving the body failed")
	case isOwn:
		b.Truncated = true
		return own
	case known && cause == nil:
		b.Decoded, b.SHA256 = n, s.digest()
	case t.r.Compressed:
		return undecodable(list, known, cause)
	}
	return nil
}

// unpack reads body to its end, hashing it and writing it to out, and keeps a
// sample if one is wanted. An *Error means that the transfer must stop, any
// other that body is not well coded.
func (t *transfer) unpack(body io.Reader, out io.Writer, sampled *wire.Body, s *scratch) (total int64, err error) {
	s.sum.Reset()
	for {
		n, err := body.Read(s.data)
		s.sum.Write(s.data[:n])
		if sampled != nil {
			sampled.Keep(s.data[:n])
		}
		total += int64(n)
		if total > bombFrom && total/t.limits.Ratio > t.received {
			return total, failf(codeEncoding, "decompression bomb: %d bytes received became more than %d, the limit is %d to 1", t.received, total, t.limits.Ratio)
		}
		if out != nil && n > 0 {
			if _, werr := out.Write(s.data[:n]); werr != nil {
				return total, writeError(werr)
			}
		}
		if err == io.EOF {
			return total, nil
		}
		if err != nil {
			return total, err
		}
	}
}

func undecodable(list []string, known bool, cause error) *Error {
	codings := strings.Join(list, ", ")
	if !known {
		return failf(codeEncoding, "unrecognized content encoding %q", clip(codings)).hint("deflate, gzip, br and zstd are understood; without --compressed the body is taken as it is")
	}
	return failf(codeEncoding, "the body is not valid %s: %s", codings, reason(cause)).because(cause)
}
