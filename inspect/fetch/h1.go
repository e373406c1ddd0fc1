package fetch

import (
	"io"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/wire"
)

const (
	inlineBody = 64 << 10    // a body up to this size is written together with the head
	expectTime = time.Second // how long to wait for 100 (Continue), as in curl
)

// overH1 does the exchange in HTTP/1.x.
func (e *exchange) overH1() (reusable bool, err *Error) {
	e.d.h2, e.d.upgrade = false, e.r.Version == HTTP2 && e.conn.facts.TLS == nil && !e.d.absolute
	buf := e.d.append(e.s.head[:0])
	e.x.Request = e.requestMessage(string(buf))
	g := &e.budget
	expects := e.d.expects()
	inline := !expects && !e.d.chunked() && e.src.file == nil && len(e.src.data) <= inlineBody
	if inline {
		buf = append(buf, e.src.data...)
	}
	e.s.head = buf[:0]
	e.sending()
	_, broken := e.conn.Write(buf)
	if broken == nil && expects {
		if err := e.awaitContinue(g); err != nil {
			return false, err
		}
	}
	answered := e.x.Response.Status != 0 // without having seen the body
	if broken == nil && !answered && !inline && e.d.h.body != nil {
		broken = e.sendBody()
	}
	if !answered {
		if err := e.readHeads(g, broken); err != nil {
			return false, err
		}
	}
	if e.x.Response.Status == 101 && e.d.upgrade {
		return e.upgraded()
	}
	reusable, err = e.readH1Body(g)
	return reusable && broken == nil && (!answered || e.d.h.body == nil), err
}

// requestMessage is the request as text holds it.
func (e *exchange) requestMessage(text string) wire.Message {
	start, rest, _ := strings.Cut(text, "\r\n")
	m := wire.Message{Start: start, Bytes: max(e.src.size, 0)}
	if e.src.size < 0 {
		m.Bytes = -1
	}
	m.Fields, _ = parseFields(rest)
	m.Method = start[:len(e.d.h.method())]
	end := strings.LastIndexByte(start, ' ')
	m.Target, m.Version = start[len(m.Method)+1:end], start[end+1:]
	return m
}

// awaitContinue gives the server a second to say whether it wants the body.
func (e *exchange) awaitContinue(g *budget) *Error {
	until := time.Now().Add(expectTime)
	for {
		silent, err := e.peek(until)
		if silent {
			return nil
		}
		if err != nil {
			return e.noReply(err, nil)
		}
		m, bad := e.readHead(g)
		if bad != nil {
			return bad
		}
		if final, carryOn := e.sort(m); final || carryOn {
			return nil
		}
	}
}

// peek waits for the next byte; silent means that none came until then.
func (e *exchange) peek(until time.Time) (silent bool, err error) {
	if !e.deadline.IsZero() && e.deadline.Before(until) {
		until = e.deadline
	}
	e.readBy(until)
	_, err = e.conn.br.Peek(1)
	e.readBy(e.deadline)
	return isTimeout(err) && !e.timeUp() && e.ctx.Err() == nil, err
}

// readBy moves the deadline for reading without undoing an interruption.
func (e *exchange) readBy(at time.Time) {
	e.conn.SetReadDeadline(at)
	if e.ctx.Err() != nil {
		interrupt(e.conn)
	}
}

// sort puts m where it belongs; final means that it is the response, carryOn
// that it is 100 (Continue).
func (e *exchange) sort(m wire.Message) (final, carryOn bool) {
	if m.Status >= 200 || m.Status == 101 || m.Status == 0 {
		e.x.Response = m
		return true, false
	}
	e.x.Interim = append(e.x.Interim, m)
	return false, m.Status == 100
}

// sendBody writes the body behind the head.
func (e *exchange) sendBody() error {
	if !e.d.chunked() {
		_, err := io.CopyBuffer(onlyWriter{e.conn}, onlyReader{e.src.reader}, e.s.data)
		return err
	}
	for {
		n, err := e.src.reader.Read(e.s.data)
		if n > 0 {
			b := strconv.AppendInt(e.s.head[:0], int64(n), 16)
			b = append(append(append(b, "\r\n"...), e.s.data[:n]...), "\r\n"...)
			e.s.head = b[:0]
			if _, werr := e.conn.Write(b); werr != nil {
				return werr
			}
		}
		if err == io.EOF {
			_, err := io.WriteString(e.conn, "0\r\n\r\n")
			return err
		}
		if err != nil {
			return err
		}
	}
}

// The copy must use our buffer, not one of a ReadFrom or WriteTo.
type onlyWriter struct{ io.Writer }

type onlyReader struct{ io.Reader }
