package fetch

import (
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"maxage/inspect/wire"
)

func (u *location) setAuthority(s string) *Error {
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		name, password, _ := strings.Cut(s[:i], ":")
		u.user, u.password, u.hasUser = unescape(name), unescape(password), true
		s = s[i+1:]
	}
	host, port := s, ""
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 {
			return badURL("a bracket is not closed")
		}
		host, port = s[1:end], s[end+1:]
		if port != "" && port[0] != ':' {
			return badURL("there is text behind the bracket")
		}
	} else if i := strings.LastIndexByte(s, ':'); i >= 0 {
		host, port = s[:i], s[i:]
	}
	if err := u.setHost(host, strings.HasPrefix(s, "[")); err != nil {
		return err
	}
	if len(port) > 1 {
		n, err := strconv.ParseUint(port[1:], 10, 16)
		if err != nil {
			return badURL("the port is not a number from 0 to 65535")
		}
		u.port = strconv.FormatUint(n, 10)
	}
	return nil
}

func (u *location) setHost(host string, bracketed bool) *Error {
	if bracketed {
		host, u.zone, _ = strings.Cut(host, "%")
		u.zone = strings.TrimPrefix(u.zone, "25")
		if a, err := netip.ParseAddr(host); err != nil || !a.Is6() {
			return badURL("what is in the brackets is no IPv6 address")
		}
		u.host = host
		return nil
	}
	host = unescape(host)
	if host == "" {
		return badURL("it has no host").hint("http://HOST/PATH")
	}
	for i := 0; i < len(host); i++ {
		if c := host[i]; c <= ' ' || c == 0x7F || strings.IndexByte("\"#%/:;<>?@[\\]^`{|}", c) >= 0 {
			return badURL("the host holds " + strconv.QuoteToASCII(string(rune(c))))
		}
	}
	if !isASCII(host) {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return badURL("the host is no valid international name").because(err)
		}
		host = ascii
	}
	u.host = dottedQuad(host)
	return nil
}

// dottedQuad writes the number forms of an IPv4 address ("127.1",
// "0x7f000001") as four decimals; anything else is returned as it is.
func dottedQuad(host string) string {
	if host[0] < '0' || host[0] > '9' || isAddress(host) {
		return host
	}
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return host
	}
	var sum uint64
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 0, 32)
		last := i == len(parts)-1
		if err != nil || strings.Contains(p, "_") || !last && n > 255 || last && n >= 1<<(8*(5-len(parts))) {
			return host
		}
		if !last {
			n <<= 8 * (3 - i)
		}
		sum |= n
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}).String()
}

func (u *location) hostAndPort() string {
	host := u.host
	if strings.IndexByte(host, ':') >= 0 {
		host = "[" + host + "]"
	}
	if u.port == wire.OwnPort(u.scheme) {
		return host
	}
	return host + ":" + u.port
}

// sameOrigin compares scheme, host and port (RFC 6454 section 5).
func (u *location) sameOrigin(v *location) bool {
	return u.scheme == v.scheme && u.port == v.port && strings.EqualFold(u.host, v.host)
}
