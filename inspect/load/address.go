package load

import (
	"net"
	"net/url"
	"strings"

	"maxage/inspect/wire"
)

// address is a URL cut into the parts a recording needs, byte for byte: a
// recorded URL may be one that net/url refuses.
type address struct{ scheme, host, target string }

// splitURL drops userinfo and fragment.
func splitURL(raw string) (a address, ok bool) {
	raw, _, _ = strings.Cut(raw, "#")
	scheme, rest, ok := strings.Cut(raw, "://")
	if !ok || !isToken(scheme) {
		return address{}, false
	}
	end := strings.IndexAny(rest, `/?\`)
	if end < 0 {
		end = len(rest)
	}
	a = address{scheme: strings.ToLower(scheme), host: rest[:end], target: rest[end:]}
	a.host = a.host[strings.LastIndexByte(a.host, '@')+1:]
	if !strings.HasPrefix(a.target, "/") {
		a.target = "/" + a.target
	}
	return a, a.host != ""
}

func (a address) String() string { return a.scheme + "://" + a.host + a.target }

// port returns the explicit or the scheme's port.
func (a address) port() string {
	if _, port, err := net.SplitHostPort(a.host); err == nil {
		return port
	}
	return wire.OwnPort(a.scheme)
}

// resolve returns the URL that a Location value at base leads to, or "".
func resolve(base, location string) string {
	b, err := url.Parse(base)
	if err != nil || location == "" {
		return ""
	}
	to, err := b.Parse(location)
	if err != nil {
		return ""
	}
	if a, ok := splitURL(to.String()); ok {
		return a.String()
	}
	return ""
}
