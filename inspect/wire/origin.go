package wire

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
)

// Origin returns scheme, host and port of an absolute URL in the one spelling
// that all URLs of the origin share (RFC 6454 section 4, RFC 9110 section
// 4.2.3): lower case, international names in ASCII, the port only if it is not
// the scheme's own. It returns "" for what has none.
func Origin(address string) string {
	scheme, host, port := splitOrigin(address)
	if host == "" {
		return ""
	}
	if port == "" || port == OwnPort(scheme) {
		return scheme + "://" + spelled(host)
	}
	return scheme + "://" + spelled(host) + ":" + port
}

// Host returns the host of an absolute URL as Origin spells it, an IPv6 address
// without its brackets; "" for what has none.
func Host(address string) string {
	_, host, _ := splitOrigin(address)
	return strings.Trim(spelled(host), "[]")
}

// splitOrigin cuts a URL; only the scheme is in its one spelling already.
func splitOrigin(address string) (scheme, host, port string) {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || !isScheme(scheme) {
		return "", "", ""
	}
	if end := strings.IndexAny(rest, `/?#\`); end >= 0 {
		rest = rest[:end]
	}
	host, port = splitPort(rest[strings.LastIndexByte(rest, '@')+1:])
	return strings.ToLower(scheme), host, port
}

// SameOrigin tells whether two absolute URLs have one origin (RFC 6454 section
// 5).
func SameOrigin(a, b string) bool {
	origin := Origin(a)
	return origin != "" && origin == Origin(b)
}

// OwnPort is the port of a scheme that says none; "" for other schemes than
// those of HTTP.
func OwnPort(scheme string) string {
	switch scheme {
	case "http", "ws":
		return "80"
	case "https", "wss":
		return "443"
	}
	return ""
}

func isScheme(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return s != ""
}

// splitPort cuts what stands behind the last colon; those of an IPv6 address
// stand in brackets.
func splitPort(authority string) (host, port string) {
	if i := strings.LastIndexByte(authority, ':'); i > strings.LastIndexByte(authority, ']') {
		return authority[:i], authority[i+1:]
	}
	return authority, ""
}

// spelled is a host as all spell it. A final dot stays: with and without it are
// two origins.
func spelled(host string) string {
	if inner, ok := strings.CutPrefix(host, "["); ok {
		if a, err := netip.ParseAddr(strings.TrimSuffix(inner, "]")); err == nil && a.Zone() == "" {
			return "[" + a.String() + "]"
		}
		return strings.ToLower(host)
	}
	for i := range len(host) {
		if host[i] >= 0x80 {
			if ascii, err := idna.Lookup.ToASCII(host); err == nil {
				return ascii
			}
			break
		}
	}
	return strings.ToLower(host)
}
