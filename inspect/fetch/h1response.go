package fetch

import (
	"errors"
	"io"
	"strings"

	"maxage/inspect/wire"
)

// readHeads reads header sections up to that of the final response.
func (e *exchange) readHeads(g *budget, broken error) *Error {
	for {
		if _, err := e.conn.br.Peek(1); err != nil {
			return e.noReply(err, broken)
		}
		m, err := e.readHead(g)
		if err != nil {
			return err
		}
		if final, _ := e.sort(m); final {
			return nil
		}
	}
}

// noReply says why not a byte of a response came.
func (e *exchange) noReply(err, broken error) *Error {
	if own, ok := errors.AsType[*Error](broken); ok {
		return own
	}
	if err == io.EOF && broken == nil {
		return failf(codeEmpty, "empty reply from server")
	}
	if broken != nil {
		return e.failure(broken, codeSend, "sending the request failed")
	}
	return e.failure(err, codeReceive, "receiving the response failed")
}

// readHead reads one header section. What could be read of a broken one is
// kept in the exchange.
func (e *exchange) readHead(g *budget) (wire.Message, *Error) {
	e.firstByte()
	m := wire.Message{Bytes: -1}
	first, _ := e.conn.br.Peek(min(e.conn.br.Buffered(), len("HTTP/")))
	if !looksLikeHTTP(first) {
		return e.headless(m)
	}
	section, err := readSection(e.conn.br, e.s.head[:0], g)
	e.s.head = section[:0]
	if err != nil && len(section) < len("HTTP/1.1 200\n") || len(section) < len("HTTP/") {
		return m, e.cutHead(section, err)
	}
	if !looksLikeHTTP(section) {
		return m, notHTTP()
	}
	bad := parseResponse(string(section), &m)
	if err == nil && bad == nil {
		e.gotHeadOf(&m)
		return m, nil
	}
	e.x.Response = m
	if err != nil {
		bad = e.cutHead(section, err)
	}
	return m, bad
}

// gotHeadOf dates the final response and takes its cookies.
func (e *exchange) gotHeadOf(m *wire.Message) {
	if m.Status < 200 && m.Status != 101 {
		return
	}
	e.x.Response = *m
	e.gotHead()
}

func notHTTP() *Error {
	return failf(codeProtocol, "received HTTP/0.9 when not allowed: the answer does not begin with a status line").
		hint("--http0.9 accepts it; perhaps this port speaks another protocol")
}

// headless takes an HTTP/0.9 response, which is all body, if that is allowed.
func (e *exchange) headless(m wire.Message) (wire.Message, *Error) {
	if !e.r.HTTP09 {
		return m, notHTTP()
	}
	m.Version, m.Status = "HTTP/0.9", 200
	e.gotHeadOf(&m)
	return m, nil
}

// readH1Body reads the body that the response announces.
func (e *exchange) readH1Body(g *budget) (reusable bool, err *Error) {
	m := &e.x.Response
	f, err := bodyFraming(m, e.d.h.method())
	if err != nil {
		return false, err
	}
	keep := e.keepAlive(m)
	switch {
	case f.none:
		e.noBody()
		return keep && e.conn.br.Buffered() == 0, nil
	case e.headersOnly():
		return false, nil
	case f.chunked:
		ch := &chunkedReader{br: e.conn.br, budget: g}
		err = e.readBody(e.x, ch, e.sink(m), e.s)
		if len(ch.trailer) > len("\r\n") {
			m.Trailers, _ = parseFields(ch.trailer)
		}
	case f.length >= 0:
		e.expected = f.length
		err = e.readBody(e.x, &lengthReader{e.conn.br, f.length}, e.sink(m), e.s)
	default:
		keep = false
		err = e.readBody(e.x, onlyReader{e.conn.br}, e.sink(m), e.s)
	}
	return keep && e.conn.br.Buffered() == 0, err
}

// keepAlive says whether both ends keep the connection (RFC 9112 section 9.3).
func (e *exchange) keepAlive(m *wire.Message) bool {
	keep := m.Version == "HTTP/1.1" && e.r.Version != HTTP10 && m.Status != 101
	for i := range m.Fields {
		f := &m.Fields[i]
		if !strings.EqualFold(f.Name, "Connection") && !(e.d.absolute && strings.EqualFold(f.Name, "Proxy-Connection")) {
			continue
		}
		if hasToken(f.Value, "close") {
			return false
		}
		keep = keep || hasToken(f.Value, "keep-alive")
	}
	own := e.r.custom("Connection")
	return keep && (own == nil || !hasToken(own.Value, "close"))
}

func hasToken(list, token string) bool {
	for part := range strings.SplitSeq(list, ",") {
		if strings.EqualFold(trim(part), token) {
			return true
		}
	}
	return false
}
