package load

import (
	"maxage/inspect/wire"
)

// facts are what the "* " lines and the command tell about the exchanges.
type facts struct {
	connections []connection // the one in use last
	used        bool         // an exchange has travelled over it
	announced   string       // "Issue another request to this URL"
	scheme      string       // the :scheme that HTTP/2 sent
	commands    []string     // URLs of the command line
	redirected  string       // where the last response leads
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
