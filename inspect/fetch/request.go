package fetch

import (
	"io"
	"time"

	"maxage/inspect/wire"
)

// Request describes one transfer the way curl's command line does. The zero
// value with a URL is a GET of it that follows no redirect.
type Request struct {
	URL    string // absolute http or https URL; a fragment is not sent, userinfo becomes Basic credentials
	Method string // -X: sent literally and kept on every hop; "" lets the other fields decide
	Head   bool   // -I: HEAD unless Method is set; no body is expected
	Follow Follow

	Header    []Header // -H, in order
	UserAgent string   // -A; "" sends none
	Referer   string   // -e
	AutoRefer bool     // -e ';auto': set Referer when following a redirect
	User      string   // -u "name:password": Basic, first origin only
	Bearer    string   // --oauth2-bearer
	Cookie    string   // -b 'a=b': sent on every hop of the same origin
	Jar       *Jar     // -b FILE, -c FILE; nil: the cookie engine is off
	Range     string   // -r "0-99"
	TimeCond  string   // -z: "If-Modified-Since: ..." or "If-Unmodified-Since: ..." as a whole line

	Compressed bool     // --compressed: ask for every coding, decode what Output receives
	Body       *Payload // -d, -F, -T, --json; nil: none
	Target     string   // --request-target; "" derives it from URL

	Version  Version // --http1.0, --http1.1, --http2 ...
	HTTP09   bool    // --http0.9: accept a response without a header
	Insecure bool    // -k
	CACert   string  // --cacert: PEM file
	CAPath   string  // --capath
	Cert     string  // -E: PEM file, optionally ":password"
	Key      string  // --key
	TLSMin   uint16  // --tlsv1.2 ...: a crypto/tls version; 0: default
	TLSMax   uint16  // --tls-max

	Resolve    []Resolve   // --resolve
	ConnectTo  []ConnectTo // --connect-to
	IPVersion  int         // -4, -6; 0: both
	Interface  string      // --interface: an address or device to bind to
	UnixSocket string      // --unix-socket
	Proxy      string      // -x; "" uses none
	ProxyUser  string      // -U
	NoProxy    string      // --noproxy list
	PathAsIs   bool        // --path-as-is: keep /./ and /../

	ConnectTimeout time.Duration // --connect-timeout; 0: 300 s as in curl
	MaxTime        time.Duration // -m, for the transfer with all its hops; 0: none
	MaxBody        int64         // --max-filesize, in place of Limits.BodyBytes; 0: none
	Retry          Retry

	OnHead func(*wire.Exchange) // -i: called once the header section of a hop is complete, before its body; or nil

	Output io.Writer // where the body of the last hop goes; nil: read, measured and dropped. A retry starts over with it: a file, or what has Rewind() error
	Fail   bool      // -f: with a status of 400 or above the body is not written to Output
}

// Header is one -H argument.
type Header struct {
	Name, Value string
	Remove      bool   // "Name:": do not send this field
	Line        string // sent in place of "Name: Value" if set: "Name:Value" keeps its spacing
}

// Follow says what to do with redirects (RFC 9110 section 15.4).
type Follow struct {
	Redirects                 bool // -L
	Max                       int  // --max-redirs; negative: no limit
	Keep301, Keep302, Keep303 bool // --post301 ...: keep POST
	ResetMethod               bool // --follow: -X is reset as the status demands
	Trusted                   bool // --location-trusted: credentials go to every host
	HTTPSOnly                 bool // --proto =https: a redirect to http ends the transfer
}

// Payload is a request body.
type Payload struct {
	Data        []byte    // the body, unless File is set
	File        string    // -T: read from this file at sending time; chunked if it has no size, as a pipe
	From        io.Reader // -T -: read once and sent chunked, so never sent again
	Upload      bool      // -T: the method is PUT, not POST
	ContentType string    // "" sends none
}

// Version is the protocol version asked for.
type Version uint8

// The protocol versions of curl's --http* flags.
const (
	Any        Version = iota // h2 over TLS when the server has it, else HTTP/1.1
	HTTP10                    // -0
	HTTP11                    // --http1.1
	HTTP2                     // --http2: over TLS by ALPN, in clear text by Upgrade
	HTTP2Prior                // --http2-prior-knowledge
)

// Resolve is one --resolve entry: connections to Host:Port go to Addrs.
// Host "*" matches any.
type Resolve struct {
	Host, Port string
	Addrs      []string
}

// ConnectTo is one --connect-to entry; an empty field of the first pair
// matches anything, of the second leaves the original.
type ConnectTo struct{ Host, Port, ToHost, ToPort string }

// Retry holds curl's --retry family. Every attempt is an Exchange.
type Retry struct {
	Count       int           // --retry
	Delay       time.Duration // --retry-delay; 0: 1 s doubling up to 10 min
	MaxTime     time.Duration // --retry-max-time
	AllErrors   bool          // --retry-all-errors
	ConnRefused bool          // --retry-connrefused
}
