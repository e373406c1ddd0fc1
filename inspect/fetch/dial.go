package fetch

import (
	"bufio"
	"context"
	"errors"
	"net"
	"syscall"
	"time"

	"maxage/inspect/wire"
)

const (
	connectTime  = 300 * time.Second // as in curl
	fallbackTime = 200 * time.Millisecond
	readBuffer   = 16 << 10
)

// dialer opens one TCP connection and notes how long each step took.
type dialer struct {
	t      *transfer
	ctx    context.Context // ends with the time allowed for connecting
	began  time.Time
	timing *wire.Timing
	proxy  bool // the endpoint is a proxy's, which has its own number for a failed look-up
}

// open resolves e and connects to the first of its addresses that answers.
func (d *dialer) open(e endpoint) (net.Conn, *Error) {
	addrs, err := d.lookup(e)
	if err != nil {
		return nil, err
	}
	nd, err := d.t.r.netDialer()
	if err != nil {
		return nil, err
	}
	nc, cause := race(d.ctx, nd, addrs, e.port)
	d.timing.Connect = d.t.c.now().Sub(d.began)
	if cause != nil {
		return nil, d.connectError(e, cause)
	}
	return nc, nil
}

func (d *dialer) connectError(e endpoint, cause error) *Error {
	if err := d.t.stopped(cause); err != nil && (err.Code == codeInterrupted || d.t.timeUp()) {
		return err
	}
	if isTimeout(cause) {
		after := time.Since(d.t.attemptStart).Milliseconds()
		return failf(codeTimeout, "could not connect to %s port %s: timed out after %d ms", e.host, e.port, after).
			because(cause).hint("--connect-timeout SECONDS allows more time")
	}
	if errors.Is(cause, syscall.EADDRNOTAVAIL) && d.t.r.Interface != "" {
		return failf(codeInterface, "could not bind to %s: %s", d.t.r.Interface, reason(cause)).because(cause)
	}
	return failf(codeConnect, "could not connect to %s port %s: %s", e.host, e.port, reason(cause)).because(cause)
}

// newConn wraps a connection that stands.
func newConn(nc net.Conn, key *route) *conn {
	c := &conn{Conn: nc, br: bufio.NewReaderSize(nc, readBuffer), route: *key}
	c.facts.Remote, c.facts.Local = nc.RemoteAddr().String(), nc.LocalAddr().String()
	return c
}
