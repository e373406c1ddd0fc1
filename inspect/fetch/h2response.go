package fetch

import (
	"errors"
	"io"

	"golang.org/x/net/http2"
)

// receive reads the response.
func (s *h2stream) receive() (reusable bool, err *Error) {
	for !s.headed {
		if err := s.step(); err != nil {
			return false, s.receiveError(err)
		}
	}
	m := &s.x.Response
	f, err := bodyFraming(m, s.d.h.method())
	switch {
	case err != nil:
		return false, err
	case f.none:
		for !s.ended {
			if err := s.step(); err != nil {
				return false, s.receiveError(err)
			}
		}
		s.noBody()
	case s.headersOnly():
		return false, nil
	default:
		s.expected = max(f.length, 0)
		err = s.readBody(s.x, &h2body{s, f.length}, s.sink(m), s.s)
	}
	return err == nil && s.ended && !s.h.closing, err
}

func (s *h2stream) receiveError(err error) *Error {
	if err == io.EOF && !s.heard {
		return failf(codeEmpty, "empty reply from server")
	}
	if ce, ok := errors.AsType[http2.ConnectionError](err); ok {
		return failf(codeHTTP2, "HTTP/2 framing error: %s", http2.ErrCode(ce)).because(err)
	}
	if se, ok := errors.AsType[http2.StreamError](err); ok {
		return failf(codeHTTP2, "HTTP/2 framing error: %s", se.Code).because(err)
	}
	if errors.Is(err, http2.ErrFrameTooLarge) {
		return failf(codeHTTP2, "HTTP/2 framing error: a frame is larger than allowed").because(err).
			hint("perhaps the server does not speak HTTP/2 here: try --http1.1")
	}
	return s.failure(err, codeReceive, "receiving the response failed")
}

// h2body reads the DATA of a stream.
type h2body struct {
	s    *h2stream
	left int64 // of Content-Length; negative: not known
}

func (b *h2body) Read(p []byte) (int, error) {
	s := b.s
	for len(s.data) == 0 {
		if s.ended && b.left > 0 {
			return 0, failf(codePartial, "transfer closed with %d bytes remaining to read", b.left)
		}
		if s.ended {
			return 0, io.EOF
		}
		if err := s.step(); err != nil {
			if err == io.EOF {
				err = failf(codePartial, "the connection was closed before the end of the stream")
			}
			return 0, s.receiveError(err)
		}
	}
	n := copy(p, s.data)
	s.data = s.data[n:]
	if b.left >= 0 {
		b.left -= int64(n)
		if b.left < 0 {
			return n, failf(codeHTTP2, "the body is longer than Content-Length says")
		}
	}
	return n, s.giveBack()
}
