package load

import (
	"maxage/inspect/wire"
	"strings"
	"time"
)

// secured notes the TLS facts of c.
func (f *facts) secured(c *connection, said string) {
	value, isCert := "", false
	if len(said) > 0 && (said[0] == ' ' || said[0] == '\t') { // certificate lines are indented
		_, value, isCert = strings.Cut(said, ": ")
		said = strings.TrimLeft(said, " \t")
	}
	tls := func() *wire.TLS {
		if c.TLS == nil {
			c.TLS = &wire.TLS{}
		}
		return c.TLS
	}
	switch m := tlsLine().FindStringSubmatch(said); {
	case m != nil:
		tls().Version, c.TLS.Cipher = tlsVersion(m[1]+m[2]), m[3]
	case strings.Contains(said, "TLS handshake"), strings.HasPrefix(said, "schannel: "), strings.HasPrefix(said, "SSL connection using"):
		tls()
	case strings.HasPrefix(said, "SSL certificate verify ok"), strings.HasPrefix(said, "SSL certificate verified"), strings.HasPrefix(said, "server certificate verification OK"):
		tls().Verified = true
	case strings.HasPrefix(said, "ALPN"):
		if m := alpnLine().FindStringSubmatch(said); m != nil {
			tls().ALPN = m[1]
		}
	case c.TLS == nil || !isCert:
	case strings.HasPrefix(said, "subject: "):
		c.TLS.Subject = value
	case strings.HasPrefix(said, "issuer: "):
		c.TLS.Issuer = value
	case strings.HasPrefix(said, "expire date: "):
		c.TLS.NotAfter, _ = time.Parse("Jan _2 15:04:05 2006 MST", value)
	}
}

// tlsVersion turns curl's "TLSv1.3" or "TLS1.3" into "TLS 1.3".
func tlsVersion(s string) string {
	if n, ok := strings.CutPrefix(s, "TLS"); ok {
		return "TLS " + strings.TrimLeft(n, "v ")
	}
	return s
}
