package fetch

import (
	"strconv"
	"strings"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"maxage/inspect/wire"
)

// onHeaders reads a whole header section with its CONTINUATION frames. One of
// another stream is decoded too, for the sake of the compression state.
func (s *h2stream) onHeaders(f *http2.HeadersFrame) error {
	mine, ended := f.StreamID == s.id, f.StreamEnded()
	if mine {
		s.firstByte()
		s.idle = 0
	}
	section := &h2section{budget: &s.budget}
	if err := s.decode(f, section); err != nil || !mine {
		return err
	}
	return s.onSection(section, ended)
}

// decode reads the field block of f, with the CONTINUATION frames behind it,
// into section.
func (s *h2stream) decode(f *http2.HeadersFrame, section *h2section) error {
	s.h.dec.SetEmitFunc(section.add)
	s.h.dec.SetMaxStringLength(s.limits.HeaderBytes)
	part, done, total := f.HeaderBlockFragment(), f.HeadersEnded(), 0
	for {
		if total += len(part); total > s.limits.HeaderBytes {
			return s.budget.spend(total, 0)
		}
		if _, err := s.h.dec.Write(part); err == hpack.ErrStringLength {
			return s.budget.spend(s.limits.HeaderBytes+1, 0)
		} else if err != nil {
			return compressionError(err)
		}
		if section.err != nil {
			return section.err
		}
		if done {
			break
		}
		next, err := s.continuation()
		if err != nil {
			return err
		}
		part, done = next.HeaderBlockFragment(), next.HeadersEnded()
	}
	if err := s.h.dec.Close(); err != nil {
		return compressionError(err)
	}
	return nil
}

func (s *h2stream) continuation() (*http2.ContinuationFrame, error) {
	f, err := s.h.fr.ReadFrame()
	if err != nil {
		return nil, err
	}
	c, ok := f.(*http2.ContinuationFrame)
	if !ok {
		return nil, http2.ConnectionError(http2.ErrCodeProtocol)
	}
	if s.idle++; s.idle > h2MaxIdleRuns {
		return nil, endlessFrames()
	}
	return c, nil
}

func compressionError(err error) *Error {
	return failf(codeHTTP2, "HTTP/2 header compression error: %v", err).because(err)
}

// h2section collects the fields of one header section.
type h2section struct {
	budget *budget
	status string
	fields []wire.Field
	err    error // a limit that was passed
}

func (h *h2section) add(f hpack.HeaderField) {
	if h.err != nil {
		return
	}
	if e := h.budget.spend(len(f.Name)+len(f.Value)+len(": \r\n"), 1); e != nil {
		h.err = e
		return
	}
	if strings.HasPrefix(f.Name, ":") {
		if f.Name == ":status" && h.status == "" {
			h.status = f.Value
		}
		return
	}
	if h.fields == nil {
		h.fields = make([]wire.Field, 0, 16)
	}
	h.fields = append(h.fields, wire.Field{Name: f.Name, Value: trim(f.Value)})
}

// onSection takes a complete section: interim response, response or trailers.
func (s *h2stream) onSection(h *h2section, ended bool) error {
	if s.headed {
		s.x.Response.Trailers, s.ended = h.fields, ended
		if !ended {
			return http2.ConnectionError(http2.ErrCodeProtocol)
		}
		return nil
	}
	m := wire.Message{Start: "HTTP/2 " + h.status, Version: "HTTP/2", Fields: h.fields, Bytes: -1}
	status, err := strconv.Atoi(h.status)
	if err != nil || len(h.status) != 3 || status < 100 || status == 101 {
		return failf(codeHTTP2, "HTTP/2 response without a valid :status")
	}
	m.Status = status
	if status < 200 {
		s.x.Interim = append(s.x.Interim, m)
		if ended {
			return http2.ConnectionError(http2.ErrCodeProtocol)
		}
		return nil
	}
	s.x.Response, s.headed, s.ended = m, true, ended
	s.gotHead()
	return nil
}
