package fetch

import (
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"maxage/inspect/wire"
)

// maxCookies bounds a Jar, maxSent the cookies of one request, as in curl.
const (
	maxCookies = 3000
	maxSent    = 150
)

// Jar is curl's cookie engine: what -b FILE read and Set-Cookie added
// (RFC 6265). The zero value is an empty jar. It may be shared by requests
// that run at the same time.
type Jar struct {
	mu      sync.Mutex
	cookies []cookie // in the order of their creation
	latest  time.Time
}

// cookie is one stored cookie.
type cookie struct {
	name, value string
	domain      string // lower case, no leading dot; "": from a file that names none, goes to every host
	subdomains  bool   // domain stands for what is below it, too
	path        string
	secure      bool
	httpOnly    bool
	expires     time.Time // zero: with the session
}

func (c *cookie) expired(now time.Time) bool {
	return !c.expires.IsZero() && !c.expires.After(now)
}

// matches says whether c goes to u (RFC 6265 section 5.4).
func (c *cookie) matches(u *location, now time.Time) bool {
	if c.expired(now) || c.secure && !trustworthy(u) {
		return false
	}
	host := strings.ToLower(u.host)
	if c.domain != "" && host != c.domain && !(c.subdomains && domainMatch(host, c.domain)) {
		return false
	}
	return pathMatch(u.path, c.path)
}

// trustworthy says whether secure cookies may travel to and from u: over TLS,
// and as in curl over loopback.
func trustworthy(u *location) bool {
	return u.scheme == "https" || u.host == "127.0.0.1" || u.host == "::1" || isLocalhost(u.host)
}

// domainMatch is RFC 6265 section 5.1.3 for names that differ.
func domainMatch(host, domain string) bool {
	_, err := netip.ParseAddr(host)
	return err != nil && strings.HasSuffix(host, "."+domain)
}

// pathMatch is RFC 6265 section 5.1.4.
func pathMatch(path, prefix string) bool {
	if !strings.HasPrefix(path, prefix) {
		return false
	}
	return len(path) == len(prefix) || strings.HasSuffix(prefix, "/") || path[len(prefix)] == '/'
}

// appendCookies appends the value of the Cookie field for u, if there is any:
// longer paths first, then longer domains and names, then newer cookies, as
// curl orders them.
func (j *Jar) appendCookies(b []byte, u *location, now time.Time) []byte {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.latest = now
	var send []*cookie
	for i := len(j.cookies) - 1; i >= 0; i-- {
		if j.cookies[i].matches(u, now) {
			send = append(send, &j.cookies[i])
		}
	}
	slices.SortStableFunc(send, func(a, b *cookie) int {
		if n := len(b.path) - len(a.path); n != 0 {
			return n
		}
		if n := len(b.domain) - len(a.domain); n != 0 {
			return n
		}
		return len(b.name) - len(a.name)
	})
	for i, c := range send[:min(len(send), maxSent)] {
		if i > 0 {
			b = append(b, "; "...)
		}
		b = append(append(append(b, c.name...), '='), c.value...)
	}
	return b
}

// store takes the Set-Cookie lines among fields, received from u.
func (j *Jar) store(u *location, fields []wire.Field, now time.Time) {
	for i := range fields {
		if !strings.EqualFold(fields[i].Name, "Set-Cookie") {
			continue
		}
		if c, ok := parseSetCookie(fields[i].Value, u, now); ok {
			j.mu.Lock()
			j.latest = now
			j.put(c)
			j.mu.Unlock()
		}
	}
}

// put adds c or replaces the cookie of the same name, domain and path, which
// keeps its age. An expired c only removes.
func (j *Jar) put(c cookie) {
	same := func(o cookie) bool {
		return o.name == c.name && o.domain == c.domain && o.path == c.path
	}
	i := slices.IndexFunc(j.cookies, same)
	switch {
	case c.expired(j.latest):
		if i >= 0 {
			j.cookies = slices.Delete(j.cookies, i, i+1)
		}
	case i >= 0:
		j.cookies[i] = c
	default:
		if len(j.cookies) >= maxCookies {
			j.cookies = slices.Delete(j.cookies, 0, 1)
		}
		j.cookies = append(j.cookies, c)
	}
}
