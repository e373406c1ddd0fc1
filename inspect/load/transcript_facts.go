package load

import (
	"net"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// maxConnections bounds how many connections of a transcript are remembered
// for when curl says that it uses one again.
const maxConnections = 32

// facts are what the "* " lines and the command tell about the exchanges.
type facts struct {
	connections []connection // the one in use last
	used        bool         // an exchange has travelled over it
	announced   string       // "Issue another request to this URL"
	scheme      string       // the :scheme that HTTP/2 sent
	commands    []string     // URLs of the command line
	redirected  string       // where the last response leads
}

type connection struct {
	host, port, number string
	wire.Connection
}

// origin is what is known when a request begins.
type origin struct {
	connection        wire.Connection
	port              string
	announced, scheme string
}

var (
	connectionLine = lazily(`^(?:Connected to|Established connection to) (\S+) \(([0-9a-fA-F.:%\w]+)(?:\) port | port )(\d+)\)?(?:.*\(#(\d+)\))?`)
	localEnd       = lazily(` from (\S+) port (\d+)`)
	reuseLine      = lazily(`^Re-?using existing (?:https?: )?connection!?(?: \(?#(\d+)\)?)?.*? with (?:host|proxy) (\S+)`)
	tlsLine        = lazily(`^(?:SSL connection using (\S+) / |(TLS [\d.]+) connection using )(\S+)`)
	tryingLine     = lazily(`^ *Trying `)
	alpnLine       = lazily(`^ALPN[:,] server accepted (?:to use )?(\S+?)\.?$`)
	announceLine   = lazily(`^Issue another request to this URL: '(.*)'$`)
	schemeLine     = lazily(`^(?:h2h3|h2|\[HTTP/[23]\] \[\d+\]) \[:scheme: (https?)\]`)
	streamLine     = lazily(`^\[HTTP/[23]\] \[\d+\] OPENED stream for (\S+)`)
)

// info notes one line of curl's; most say nothing of use here.
func (f *facts) info(said string) {
	if m := connectionLine().FindStringSubmatch(said); m != nil {
		f.connected(connection{host: m[1], port: m[3], number: m[4]}, m[2], localEnd().FindStringSubmatch(said))
	} else if tryingLine().MatchString(said) {
		f.open()
	} else if m := reuseLine().FindStringSubmatch(said); m != nil {
		f.reuse(m[1], m[2])
	} else if m := announceLine().FindStringSubmatch(said); m != nil {
		f.announced = m[1]
	} else if m := streamLine().FindStringSubmatch(said); m != nil {
		f.announced = m[1]
	} else if m := schemeLine().FindStringSubmatch(said); m != nil {
		f.scheme = m[1]
	} else if len(f.connections) > 0 {
		f.secured(&f.connections[len(f.connections)-1], said)
	}
}

// open begins a connection. curl 8.6 and later say what they are connected to
// only after the TLS handshake, so its facts need a place before.
func (f *facts) open() *connection {
	if n := len(f.connections); n > 0 && f.connections[n-1].Remote == "" {
		return &f.connections[n-1]
	}
	if len(f.connections) == maxConnections {
		f.connections = append(f.connections[:0], f.connections[1:]...)
	}
	f.connections = append(f.connections, connection{})
	f.used = false
	return &f.connections[len(f.connections)-1]
}

func (f *facts) connected(c connection, ip string, local []string) {
	at := f.open()
	c.TLS = at.TLS
	c.Remote = net.JoinHostPort(ip, c.port)
	if local != nil {
		c.Local = net.JoinHostPort(local[1], local[2])
	}
	*at = c
}

// reuse moves the connection that curl names to the end, where the one in use is.
func (f *facts) reuse(number, host string) {
	for i := len(f.connections) - 1; i >= 0; i-- {
		c := f.connections[i]
		if c.host == host && (number == "" || c.number == "" || c.number == number) {
			f.connections = append(append(f.connections[:i], f.connections[i+1:]...), c)
			break
		}
	}
	f.used = true
}

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

// take returns what is known as a request begins, and forgets what was said
// about this one only.
func (f *facts) take() origin {
	o := origin{announced: f.announced, scheme: f.scheme}
	if n := len(f.connections); n > 0 {
		c := &f.connections[n-1]
		o.connection, o.port = c.Connection, c.port
		o.connection.Reused = f.used
		if c.TLS != nil {
			tls := *c.TLS
			o.connection.TLS = &tls
		}
	}
	f.used, f.announced, f.scheme = true, "", ""
	return o
}
