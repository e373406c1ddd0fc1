package fetch

import (
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// endpoint is where a TCP connection goes: a name or address, and a port.
type endpoint struct{ host, port string }

// destination applies --connect-to to the host and port of u.
func (r *Request) destination(u *location) endpoint {
	e := endpoint{u.host, u.port}
	if u.zone != "" {
		e.host += "%" + u.zone
	}
	for _, c := range r.ConnectTo {
		if c.Host != "" && !strings.EqualFold(unbracket(c.Host), u.host) || c.Port != "" && c.Port != u.port {
			continue
		}
		if c.ToHost != "" {
			e.host = unbracket(c.ToHost)
		}
		if c.ToPort != "" {
			e.port = c.ToPort
		}
		break
	}
	return e
}

func unbracket(host string) string {
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
}

// pinned returns the addresses that --resolve gives for e. As in curl a later
// entry beats an earlier one and the exact name beats "*".
func (r *Request) pinned(e endpoint) []string {
	var any []string
	for i := len(r.Resolve) - 1; i >= 0; i-- {
		p := &r.Resolve[i]
		switch {
		case p.Port != e.port:
		case strings.EqualFold(unbracket(p.Host), e.host):
			return p.Addrs
		case p.Host == "*" && any == nil:
			any = p.Addrs
		}
	}
	return any
}

// lookup returns the addresses of e, those of one family first.
func (d *dialer) lookup(e endpoint) ([]string, *Error) {
	addrs := d.t.r.pinned(e)
	if addrs == nil {
		if _, err := netip.ParseAddr(e.host); err == nil {
			addrs = []string{e.host}
		}
	}
	if addrs == nil && isLocalhost(e.host) {
		addrs = []string{"127.0.0.1", "::1"}
	}
	if addrs == nil {
		found, err := net.DefaultResolver.LookupHost(d.ctx, strings.TrimSuffix(e.host, "."))
		if err != nil {
			return nil, d.lookupError(e.host, err)
		}
		addrs = found
		d.timing.DNS = d.t.c.now().Sub(d.began)
	}
	if addrs = family(addrs, d.t.r.IPVersion); len(addrs) == 0 {
		return nil, failf(d.nameCode(), "could not resolve host: %s has no IPv%d address", e.host, d.t.r.IPVersion)
	}
	return addrs, nil
}

func isLocalhost(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

func (d *dialer) nameCode() int {
	if d.proxy {
		return codeProxyName
	}
	return codeHostName
}

func (d *dialer) lookupError(host string, cause error) *Error {
	if err := d.t.stopped(cause); err != nil && (err.Code == codeInterrupted || d.t.timeUp()) {
		return err
	}
	if d.ctx.Err() != nil {
		after := time.Since(d.t.attemptStart).Milliseconds()
		return failf(codeTimeout, "resolving %s timed out after %d milliseconds", host, after).because(cause)
	}
	what := "host"
	if d.proxy {
		what = "proxy"
	}
	e := failf(d.nameCode(), "could not resolve %s: %s", what, host).because(cause)
	return e.hint("check the spelling; --resolve HOST:PORT:ADDRESS skips the look-up")
}

// family keeps the addresses of one IP version; 0 keeps all.
func family(addrs []string, version int) []string {
	if version == 0 {
		return addrs
	}
	return slices.DeleteFunc(slices.Clone(addrs), func(a string) bool {
		return isV6(a) != (version == 6)
	})
}

func isV6(addr string) bool { return strings.Contains(addr, ":") }
