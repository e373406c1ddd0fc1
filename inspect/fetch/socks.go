package fetch

import (
	"context"
	"net"
	"strings"

	"golang.org/x/net/proxy"
)

// given is a proxy.Dialer that has dialled already.
type given struct{ net.Conn }

func (g given) Dial(string, string) (net.Conn, error) { return g.Conn, nil }

func (g given) DialContext(context.Context, string, string) (net.Conn, error) { return g.Conn, nil }

// socks asks a SOCKS5 proxy for a connection to e; with "socks5" the name is
// resolved here, with "socks5h" by the proxy.
func (d *dialer) socks(nc net.Conn, v *via, e endpoint) *Error {
	var auth *proxy.Auth
	if v.user != "" {
		name, password, _ := strings.Cut(v.user, ":")
		auth = &proxy.Auth{User: name, Password: password}
	}
	if v.scheme == "socks5" {
		d.proxy = false
		addrs, err := d.lookup(e)
		if err != nil {
			return err
		}
		e.host = addrs[0]
	}
	s, err := proxy.SOCKS5("tcp", net.JoinHostPort(v.at.host, v.at.port), auth, given{nc})
	if err == nil {
		_, err = s.(proxy.ContextDialer).DialContext(d.ctx, "tcp", net.JoinHostPort(e.host, e.port))
	}
	if err != nil {
		return d.t.failure(err, codeProxy, "the SOCKS proxy did not connect to "+e.host)
	}
	return nil
}
