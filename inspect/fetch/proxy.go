package fetch

import (
	"context"
	"net"
	"net/netip"
	"strings"
)

// via is a proxy taken apart.
type via struct {
	scheme string // "http", "https", "socks5" or "socks5h"
	at     endpoint
	user   string // "name:password", or ""
}

// plain says whether requests to u go to the proxy in absolute form.
func (v *via) plain(u *location) bool {
	return v != nil && u.scheme == "http" && (v.scheme == "http" || v.scheme == "https")
}

// via returns the proxy to use for u, or nil.
func (r *Request) via(u *location) (*via, *Error) {
	if r.Proxy == "" || r.UnixSocket != "" || bypass(r.NoProxy, u.host) {
		return nil, nil
	}
	v := &via{scheme: "http", user: r.ProxyUser}
	rest := r.Proxy
	if scheme, after, ok := strings.Cut(rest, "://"); ok {
		v.scheme, rest = strings.ToLower(scheme), after
	}
	v.at.port = "1080"
	switch v.scheme {
	case "https":
		v.at.port = "443"
	case "http", "socks5", "socks5h":
	default:
		return nil, failf(codeConnect, "unsupported proxy scheme %q", v.scheme).hint("http, https, socks5 and socks5h are understood")
	}
	var p location
	p.port = v.at.port
	if err := p.setAuthority(strings.TrimRight(rest, "/")); err != nil {
		return nil, failf(codeProxyName, "the proxy is a %s", err.Message)
	}
	v.at = endpoint{p.host, p.port}
	if v.user == "" && p.hasUser {
		v.user = p.user + ":" + p.password
	}
	return v, nil
}

// bypass says whether list, a --noproxy argument, names host: "*", a name with
// everything below it, an address or a network.
func bypass(list, host string) bool {
	addr, notAddr := netip.ParseAddr(host)
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for entry := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		if entry == "*" {
			return true
		}
		entry = unbracket(strings.ToLower(entry))
		if notAddr == nil {
			network, err := netip.ParsePrefix(entry)
			same, err2 := netip.ParseAddr(entry)
			if err == nil && network.Contains(addr) || err2 == nil && same == addr {
				return true
			}
			continue
		}
		entry = strings.Trim(entry, ".")
		if entry != "" && (host == entry || strings.HasSuffix(host, "."+entry)) {
			return true
		}
	}
	return false
}

// reach opens the byte stream to the server of u: directly, through a proxy,
// or over a Unix socket.
func (d *dialer) reach(v *via, u *location) (net.Conn, *Error) {
	to := d.t.r.destination(u)
	switch {
	case d.t.r.UnixSocket != "":
		return d.openUnix(d.t.r.UnixSocket)
	case v == nil:
		return d.open(to)
	}
	d.proxy = true
	nc, err := d.open(v.at)
	if err != nil {
		return nil, err
	}
	raw := nc
	stop := context.AfterFunc(d.ctx, func() { interrupt(raw) })
	defer stop()
	if v.scheme == "https" {
		tc, err := d.t.handshake(d.ctx, nc, v.at.host, []string{"http/1.1"})
		if err != nil {
			nc.Close()
			return nil, err
		}
		nc = tc
	}
	switch {
	case v.scheme == "socks5" || v.scheme == "socks5h":
		err = d.socks(nc, v, to)
	case !v.plain(u):
		err = d.tunnel(nc, v, to)
	}
	if err != nil {
		nc.Close()
		return nil, err
	}
	return nc, nil
}

func (d *dialer) openUnix(path string) (net.Conn, *Error) {
	nc, err := new(net.Dialer).DialContext(d.ctx, "unix", path)
	d.timing.Connect = d.t.c.now().Sub(d.began)
	if err != nil {
		return nil, failf(codeConnect, "could not connect to the socket %s: %s", path, reason(err)).because(err)
	}
	return nc, nil
}
