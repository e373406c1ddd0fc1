package fetch

import (
	"context"
	"net"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// routeOf says which connections can carry h.
func (t *transfer) routeOf(h *hop) (route, *via, *Error) {
	r, u := t.r, &h.url
	k := route{secure: u.scheme == "https", host: u.host, port: u.port, device: r.Interface, ip: r.IPVersion, version: r.Version}
	if k.secure {
		k.tls = r.trust()
	}
	if u.zone != "" {
		k.host += "%" + u.zone
	}
	if r.UnixSocket != "" {
		k.dial = "unix:" + r.UnixSocket
		return k, nil, nil
	}
	if len(r.ConnectTo) > 0 || len(r.Resolve) > 0 {
		e := r.destination(u)
		k.dial = e.host + ":" + e.port + "=" + strings.Join(r.pinned(e), ",")
	}
	if r.Proxy == "" {
		return k, nil, nil
	}
	v, err := r.via(u)
	if v != nil {
		k.proxy, k.proxyUser = r.Proxy, r.ProxyUser
		if v.plain(u) {
			k.host, k.port, k.dial = "", "", ""
		}
		if v.scheme == "https" {
			k.tls = r.trust()
		}
	}
	return k, v, err
}

// connect opens a new connection for h: TCP, proxy, TLS, and the HTTP/2
// preface if that is what the two ends agreed on.
func (t *transfer) connect(key *route, v *via, h *hop, began time.Time) (*conn, *Error) {
	t.attemptStart = time.Now()
	ctx, cancel := t.connectContext()
	defer cancel()
	var timing wire.Timing
	d := &dialer{t: t, ctx: ctx, began: began, timing: &timing}
	nc, err := d.reach(v, &h.url)
	if err != nil {
		return nil, err
	}
	c := newConn(nc, key)
	if key.secure {
		if err := t.secure(ctx, c, h.url.host); err != nil {
			nc.Close()
			return nil, err
		}
		timing.TLS = t.c.now().Sub(began)
	}
	c.timing = timing
	if c.wantsH2() {
		c.h2 = newH2(c)
		if err := c.h2.greet(); err != nil {
			nc.Close()
			return nil, t.failure(err, codeSend, "sending the HTTP/2 preface failed")
		}
	}
	return c, nil
}

// connectContext ends when connecting has taken as long as it may.
func (t *transfer) connectContext() (context.Context, context.CancelFunc) {
	limit := t.r.ConnectTimeout
	if limit <= 0 {
		limit = connectTime
	}
	end := t.attemptStart.Add(limit)
	if !t.deadline.IsZero() && t.deadline.Before(end) {
		end = t.deadline
	}
	return context.WithDeadline(t.ctx, end)
}

func (t *transfer) secure(ctx context.Context, c *conn, host string) *Error {
	tc, err := t.handshake(ctx, c.Conn, host, protocols(t.r.Version))
	if err != nil {
		return err
	}
	state := tc.ConnectionState()
	c.Conn = tc
	c.br.Reset(tc)
	c.facts.TLS = tlsFacts(&state, !t.r.Insecure)
	return nil
}

// wantsH2 says whether c speaks HTTP/2 from its first byte.
func (c *conn) wantsH2() bool {
	if c.facts.TLS == nil {
		return c.route.version == HTTP2Prior && c.route.host != ""
	}
	return c.facts.TLS.ALPN == "h2" || c.route.version == HTTP2Prior && c.facts.TLS.ALPN == ""
}

// longAgo is a deadline that ends reading and writing at once.
var longAgo = time.Unix(1, 0)

// guard makes c obey the time limit and ctx. It returns what tells afterwards
// whether ctx left c alone. A connection that is used again with the same ctx
// is watched already.
func (t *transfer) guard(c *conn) (unharmed func() bool) {
	c.limited = !t.deadline.IsZero()
	if c.limited {
		c.SetDeadline(t.deadline)
	}
	if c.watched != t.ctx {
		c.unwatch()
		c.watch(t.ctx)
	}
	return func() bool { return t.ctx.Err() == nil }
}

// watch ends what c is doing when ctx ends.
func (c *conn) watch(ctx context.Context) {
	if ctx.Done() == nil {
		return
	}
	nc := c.Conn
	c.watched, c.stopWatch = ctx, context.AfterFunc(ctx, func() { interrupt(nc) })
}

func (c *conn) unwatch() {
	if c.stopWatch != nil {
		c.stopWatch()
	}
	c.watched, c.stopWatch = nil, nil
}

// Close closes the connection, which then is watched no longer.
func (c *conn) Close() error {
	c.unwatch()
	return c.Conn.Close()
}

func interrupt(nc net.Conn) { nc.SetDeadline(longAgo) }
