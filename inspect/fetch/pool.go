package fetch

import (
	"bufio"
	"context"
	"net"
	"sync"
	"time"

	"maxage/inspect/wire"
)

// route identifies connections that can stand in for one another.
type route struct {
	secure     bool   // TLS to host
	host, port string // of the URL; "" if an HTTP proxy is asked for any host
	dial       string // where --connect-to and --resolve lead instead, or a socket's path
	proxy      string
	proxyUser  string
	device     string
	ip         int
	version    Version
	tls        trust
}

// conn is a connection, used by one request at a time.
type conn struct {
	net.Conn
	br    *bufio.Reader
	route route
	facts wire.Connection // of the next exchange over it
	h2    *h2conn         // nil: HTTP/1.x

	idleSince time.Time
	limited   bool // a deadline is set
	timing    wire.Timing

	watched   context.Context // whose end interrupts it; nil: none
	stopWatch func() bool
}

// The bounds of the pool, beside Client.MaxIdlePerHost.
const (
	maxIdle  = 256
	idleTime = 90 * time.Second
	suspect  = time.Second // a connection idle for longer is looked at before use
)

// pool keeps idle connections, the latest used last.
type pool struct {
	mu   sync.Mutex
	idle map[route][]*conn
	size int
}

// get takes an idle connection that still stands, or returns nil.
func (p *pool) get(key *route) *conn {
	for {
		p.mu.Lock()
		list := p.idle[*key]
		if len(list) == 0 {
			p.mu.Unlock()
			return nil
		}
		c := list[len(list)-1]
		list[len(list)-1] = nil
		p.idle[*key] = list[:len(list)-1]
		p.size--
		p.mu.Unlock()
		if idle := time.Since(c.idleSince); !c.interrupted() && (idle < suspect || idle < idleTime && c.quiet()) {
			c.facts.Reused = true
			return c
		}
		c.Close()
	}
}

// interrupted says whether the ctx of its last exchange has ended since, and
// with it the connection.
func (c *conn) interrupted() bool { return c.watched != nil && c.watched.Err() != nil }

// quiet says whether the server neither closed the connection nor sent
// anything unasked, such as a 408, which would be taken for the next response.
func (c *conn) quiet() bool {
	if c.h2 != nil {
		return true
	}
	c.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err := c.br.Peek(1)
	c.SetReadDeadline(time.Time{})
	return isTimeout(err)
}

// put returns a connection that is ready for another request.
func (p *pool) put(c *conn, perHost int) {
	if c.limited {
		c.SetDeadline(time.Time{})
		c.limited = false
	}
	c.idleSince = time.Now()
	p.mu.Lock()
	if p.idle == nil {
		p.idle = make(map[route][]*conn)
	}
	list := p.idle[c.route]
	if len(list) >= perHost {
		p.mu.Unlock()
		c.Close()
		return
	}
	p.idle[c.route] = append(list, c)
	p.size++
	var drop *conn
	if p.size > maxIdle {
		drop = p.oldest()
	}
	p.mu.Unlock()
	if drop != nil {
		drop.Close()
	}
}

// oldest removes the connection that was idle longest, and what lists are empty.
func (p *pool) oldest() *conn {
	var key route
	var found *conn
	for k, list := range p.idle {
		if len(list) == 0 {
			delete(p.idle, k)
		} else if found == nil || list[0].idleSince.Before(found.idleSince) {
			key, found = k, list[0]
		}
	}
	if found != nil {
		p.idle[key] = append([]*conn(nil), p.idle[key][1:]...)
		p.size--
	}
	return found
}

// close ends every idle connection.
func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, list := range p.idle {
		for _, c := range list {
			c.Close()
		}
	}
	p.idle, p.size = nil, 0
}
