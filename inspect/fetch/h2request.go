package fetch

import (
	"io"
	"strings"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"maxage/inspect/wire"
)

// overH2 does the exchange in HTTP/2.
func (e *exchange) overH2(h *h2conn) (reusable bool, err *Error) {
	e.d.h2, e.d.upgrade = true, false
	buf := e.d.append(e.s.head[:0])
	e.s.head = buf[:0]
	e.x.Request = e.requestMessage(string(buf))
	s := &h2stream{exchange: e, h: h, id: h.next, window: h.initial}
	h.next += 2
	e.sending()
	if err := s.sendHead(); err != nil {
		return false, e.failure(err, codeSend, "sending the request failed")
	}
	if e.d.h.body != nil {
		if err := s.sendBody(); err != nil {
			return false, e.failure(err, codeSend, "sending the request failed")
		}
	}
	return s.receive()
}

// sendHead writes the request head, and puts what was sent in the place of
// the HTTP/1.1 spelling in the exchange: Host first, for :authority, then the
// fields in lower case.
func (s *h2stream) sendHead() error {
	h, m := s.h, &s.x.Request
	authority, fields := "", m.Fields[:0]
	for _, f := range m.Fields {
		if f.Name == "Host" {
			authority = f.Value
			fields = append(fields, f)
			continue
		}
		f.Name = strings.ToLower(f.Name)
		if !connectionField(f) {
			fields = append(fields, f)
		}
	}
	m.Fields = fields
	h.block.Reset()
	put := func(name, value string) { h.enc.WriteField(hpack.HeaderField{Name: name, Value: value}) }
	put(":method", m.Method)
	put(":path", m.Target)
	put(":scheme", s.d.h.url.scheme)
	if authority != "" {
		put(":authority", authority)
	}
	for _, f := range fields {
		if f.Name != "Host" {
			put(f.Name, f.Value)
		}
	}
	if err := h.writeBlock(s.id, s.d.h.body == nil); err != nil {
		return err
	}
	return h.bw.Flush()
}

// connectionField says whether f means only an HTTP/1.1 connection and must
// not be sent (RFC 9113 section 8.2.2).
func connectionField(f wire.Field) bool {
	switch f.Name {
	case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "http2-settings":
		return true
	case "te":
		return !strings.EqualFold(f.Value, "trailers")
	}
	return false
}

func (h *h2conn) writeBlock(id uint32, end bool) error {
	block := h.block.Bytes()
	part := block[:min(len(block), h.maxFrame)]
	block = block[len(part):]
	err := h.fr.WriteHeaders(http2.HeadersFrameParam{StreamID: id, BlockFragment: part, EndStream: end, EndHeaders: len(block) == 0})
	for err == nil && len(block) > 0 {
		part = block[:min(len(block), h.maxFrame)]
		block = block[len(part):]
		err = h.fr.WriteContinuation(id, len(block) == 0, part)
	}
	return err
}

// sendBody writes the body as the windows allow. It stops early when the
// server has already said all.
func (s *h2stream) sendBody() error {
	buf := s.s.data[:min(len(s.s.data), s.h.maxFrame)]
	for !s.ended {
		n, err := s.src.reader.Read(buf)
		if err != nil && err != io.EOF {
			return err
		}
		if werr := s.sendData(buf[:n]); werr != nil {
			return werr
		}
		if err == io.EOF {
			if err := s.h.fr.WriteData(s.id, true, nil); err != nil {
				return err
			}
			return s.h.bw.Flush()
		}
	}
	return nil
}

func (s *h2stream) sendData(p []byte) error {
	for len(p) > 0 && !s.ended {
		room := min(s.window, s.h.window, int64(len(p)))
		if room <= 0 {
			if err := s.h.bw.Flush(); err != nil {
				return err
			}
			if len(s.data) > 0 {
				return failf(codeHTTP2, "the server answers without taking the request body")
			}
			if err := s.step(); err != nil {
				return err
			}
			continue
		}
		if err := s.h.fr.WriteData(s.id, false, p[:room]); err != nil {
			return err
		}
		s.window, s.h.window = s.window-room, s.h.window-room
		p = p[room:]
	}
	return nil
}
