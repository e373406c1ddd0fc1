package fetch

import (
	"net/netip"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"
)

// The sizes beyond which a cookie is not stored, as in curl.
const (
	maxCookieLine  = 5000
	maxCookieBytes = 4096
)

// parseSetCookie reads the value of a Set-Cookie field received from u (RFC
// 6265 section 5.2) and says whether the cookie may be stored. A nil u stands
// for a file: nothing is known of the host, and Max-Age has no beginning.
func parseSetCookie(line string, u *location, now time.Time) (c cookie, ok bool) {
	pair, attributes, _ := strings.Cut(line, ";")
	name, value, found := strings.Cut(pair, "=")
	c.name, c.value = trim(name), trim(value)
	if !found || c.name == "" || len(line) > maxCookieLine || len(c.name)+len(c.value) > maxCookieBytes || hasControl(pair) {
		return c, false
	}
	domain, maxAge, keep := "", false, true
	for attribute := range strings.SplitSeq(attributes, ";") {
		key, val, _ := strings.Cut(attribute, "=")
		val = trim(val)
		switch strings.ToLower(trim(key)) {
		case "domain":
			domain = strings.ToLower(strings.TrimPrefix(val, "."))
		case "path":
			c.path = cookiePath(val)
		case "secure":
			c.secure = true
		case "httponly":
			c.httpOnly = true
		case "max-age":
			if n, err := strconv.ParseInt(strings.Trim(val, `"`), 10, 64); err == nil || n != 0 {
				c.expires, maxAge, keep = afterSeconds(now, n, u == nil), true, n > 0 || u != nil
			}
		case "expires":
			if t, ok := cookieDate(val); ok && !maxAge {
				c.expires = t
			}
		}
	}
	return c, keep && c.place(domain, u)
}

// afterSeconds is the time n seconds from now; n of 0 or less is the past.
func afterSeconds(now time.Time, n int64, noClock bool) time.Time {
	const century = 100 * 365 * 24 * 3600
	switch {
	case noClock:
		return time.Time{}
	case n <= 0:
		return longAgo
	}
	return now.Add(time.Duration(min(n, century)) * time.Second)
}

// place fills in the domain and the path, and refuses what u may not set.
func (c *cookie) place(domain string, u *location) bool {
	if u == nil {
		c.domain, c.subdomains = domain, domain != ""
		if c.path == "" {
			c.path = "/"
		}
		return true
	}
	if c.path == "" {
		c.path = "/"
		if i := strings.LastIndexByte(u.path, '/'); i > 0 {
			c.path = u.path[:i]
		}
	}
	host := strings.ToLower(u.host)
	if strings.HasPrefix(c.name, "__Host-") && (domain != "" || c.path != "/" || !c.secure) ||
		strings.HasPrefix(c.name, "__Secure-") && !c.secure || c.secure && !trustworthy(u) {
		return false
	}
	c.domain = host
	if domain == "" || domain == host && (isAddress(host) || publicSuffix(host)) {
		return true
	}
	c.domain, c.subdomains = domain, true
	return (domain == host || domainMatch(host, domain)) && !publicSuffix(domain)
}

func isAddress(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil
}

// publicSuffix says whether everybody may register names below domain.
func publicSuffix(domain string) bool {
	suffix, _ := publicsuffix.PublicSuffix(domain)
	return suffix == domain
}

// cookiePath returns "" for what is no path; curl drops a slash at its end.
func cookiePath(val string) string {
	val = strings.Trim(val, `"`)
	if !strings.HasPrefix(val, "/") {
		return ""
	}
	if len(val) > 1 {
		val = strings.TrimSuffix(val, "/")
	}
	return val
}

func hasControl(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && s[i] != '\t' || s[i] == 0x7F {
			return true
		}
	}
	return false
}
