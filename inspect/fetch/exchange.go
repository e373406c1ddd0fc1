package fetch

import (
	"time"

	"maxage/inspect/wire"
)

// exchange is one request on its way over one connection.
type exchange struct {
	*transfer
	d     *requestHead
	conn  *conn
	src   *source
	x     *wire.Exchange
	s     *scratch
	began time.Time

	budget budget // for its header sections
}

// run sends the request and reads the response. reusable says whether the
// connection can carry another one; if not, it is closed.
func (e *exchange) run() (reusable bool, err *Error) {
	unharmed := e.guard(e.conn)
	if e.conn.h2 != nil {
		reusable, err = e.overH2(e.conn.h2)
	} else {
		reusable, err = e.overH1()
	}
	e.x.Timing.Total = e.since()
	if !unharmed() || err != nil || !reusable {
		e.conn.Close()
		return false, err
	}
	return true, nil
}

func (e *exchange) since() time.Duration { return e.c.now().Sub(e.began) }

// sending notes that the request is about to be written.
func (e *exchange) sending() {
	e.x.Sent = e.c.now()
	e.x.Timing.Sent = e.x.Sent.Sub(e.began)
}

// firstByte notes that the response begins.
func (e *exchange) firstByte() {
	if !e.heard {
		e.heard = true
		e.x.Timing.FirstByte = e.since()
	}
}

// gotHead does what the complete header section of the final response asks for.
func (e *exchange) gotHead() {
	e.x.Received = e.c.now()
	if e.r.Jar != nil {
		e.r.Jar.store(&e.d.h.url, e.x.Response.Fields, e.x.Received)
	}
	if e.r.OnHead != nil {
		e.r.OnHead(e.x)
	}
}

// noBody notes that the response has none.
func (e *exchange) noBody() {
	e.x.Body.Bytes, e.x.Body.Decoded, e.x.Response.Bytes = 0, 0, 0
}

// headersOnly says whether -I was combined with a method that has a body,
// which then is not waited for.
func (e *exchange) headersOnly() bool { return e.r.Head && e.d.h.method() != "HEAD" }
