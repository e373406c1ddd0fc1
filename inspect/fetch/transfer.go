package fetch

import (
	"context"
	"io"
	"time"

	"maxage/inspect/wire"
)

// transfer is one attempt at a Request, with all its hops.
type transfer struct {
	c      *Client
	ctx    context.Context
	r      *Request
	res    *Result
	limits Limits
	origin location // of the first hop: whom the credentials are for

	start        time.Time // of this attempt
	attemptStart time.Time // of the latest connection being opened
	deadline     time.Time // zero: none
	number       int       // of this attempt, from 1
	last         bool      // no attempt follows this one, whatever comes of it
	wrote        bool      // something of this attempt went to Output

	heard    bool  // a byte of the current response arrived
	received int64 // body bytes of the current response
	expected int64 // what Content-Length promised of it, or 0
}

// timeUp says whether --max-time is over.
func (t *transfer) timeUp() bool {
	return !t.deadline.IsZero() && !time.Now().Before(t.deadline)
}

// run does the request and follows its redirects.
func (t *transfer) run() *Error {
	u, err := parseURL(t.r.URL, t.r.PathAsIs)
	if err == nil && (hasControl(t.r.Method) || hasControl(t.r.Target)) {
		err = failf(codeArgument, "the method or the request target holds a control byte")
	}
	if err != nil {
		err.URL = withoutUser(t.r.URL)
		return err
	}
	t.origin = u
	h := firstHop(t.r, u)
	for {
		x, err := t.exchange(&h)
		if err == nil {
			var more bool
			if more, err = t.advance(&h, x); more {
				continue
			}
		}
		if err != nil && err.URL == "" {
			err.URL = h.url.text
		}
		return err
	}
}

// advance moves h to where x redirects, if it does and may be followed.
func (t *transfer) advance(h *hop, x *wire.Exchange) (more bool, err *Error) {
	to := redirectTarget(&x.Response)
	if to == "" {
		return false, nil
	}
	next, u, err := nextURL(h, to, t.r.PathAsIs)
	if !t.r.Follow.Redirects {
		t.res.NextURL = next
		return false, nil
	}
	if limit := t.r.Follow.Max; limit >= 0 && t.res.Redirects >= limit {
		t.res.NextURL = next
		return false, failf(codeRedirects, "maximum (%d) redirects followed", limit).hint("--max-redirs N allows more")
	}
	if err != nil {
		err.Message = "the redirect target cannot be fetched: " + err.Message
		return false, err
	}
	if t.r.Follow.HTTPSOnly && u.scheme != "https" {
		t.res.NextURL = next
		return false, failf(codeProtocol, "the redirect leads to %s, which is not https", u.text).hint("--proto =http,https allows it")
	}
	t.follow(h, u, x.Response.Status)
	if !h.body.replayable() {
		return false, failf(codeRewind, "the redirect wants the body again, which could be read only once")
	}
	t.res.Redirects++
	return true, nil
}

// exchange does one hop. A kept connection that turns out dead is replaced
// once, and a server that rejects Expect is asked again without it.
func (t *transfer) exchange(h *hop) (*wire.Exchange, *Error) {
	key, v, err := t.routeOf(h)
	if err != nil {
		return nil, err
	}
	d := requestHead{t: t, h: h, absolute: v.plain(&h.url)}
	if v != nil && d.absolute && v.user != "" {
		d.proxyAuth = basic(v.user)
	}
	for fresh := false; ; {
		leave, err := t.admit(h.url.host)
		if err != nil {
			return nil, err
		}
		x, stale, err := t.attempt(&d, &key, v, fresh)
		leave()
		if stale {
			fresh = true
			continue
		}
		if x != nil {
			t.res.Exchanges = append(t.res.Exchanges, x)
		}
		if err == nil && x.Response.Status == 417 && d.expects() && h.body.replayable() {
			d.noExpect = true
			continue
		}
		return x, err
	}
}

// attempt sends the request once. The exchange is nil if nothing was sent;
// stale means that the pool had handed out a connection that was dead.
func (t *transfer) attempt(d *requestHead, key *route, v *via, fresh bool) (x *wire.Exchange, stale bool, err *Error) {
	src, err := d.h.body.open()
	if err != nil {
		return nil, false, err
	}
	defer src.close()
	d.size = src.size
	began := t.c.now()
	t.heard, t.received, t.expected = false, 0, 0
	var c *conn
	if !fresh {
		c = t.c.pool.get(key)
	}
	if c == nil {
		if c, err = t.connect(key, v, d.h, began); err != nil {
			return nil, false, err
		}
	}
	if d.size < 0 && c.h2 == nil && t.r.Version == HTTP10 {
		c.Close()
		return nil, false, failf(codeUpload, "chunked upload is not supported by HTTP/1.0")
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	x = &wire.Exchange{URL: d.h.url.text, Source: "live", Attempts: t.number, Hop: d.h.number, Connection: c.facts, Timing: c.timing}
	x.Body = wire.Body{Bytes: -1, Decoded: -1}
	x.Response.Bytes = -1
	talk := &exchange{transfer: t, d: d, conn: c, src: &src, x: x, s: s, began: began, budget: t.limits.budget()}
	reusable, err := talk.run()
	if err != nil && c.facts.Reused && !t.heard && d.h.body.replayable() && (err.Code == codeEmpty || err.Code == codeSend || err.Code == codeReceive) {
		return nil, true, nil
	}
	if reusable {
		c.timing = wire.Timing{}
		t.c.pool.put(c, t.c.perHost())
	}
	return x, false, err
}

// sink is where the body of m goes: nowhere if another request follows it.
func (t *transfer) sink(m *wire.Message) io.Writer {
	switch {
	case t.r.Output == nil,
		t.r.Fail && m.Status >= 400,
		t.r.Follow.Redirects && redirectTarget(m) != "",
		!t.last && transient(m.Status):
		return nil
	}
	t.wrote = true
	return t.r.Output
}
