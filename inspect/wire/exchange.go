// Package wire holds HTTP exchanges as they were received: header lines keep
// their order, their spelling and their repetition, and nothing is merged.
package wire

import "time"

// Exchange is one request and the final response to it. A redirect chain is
// several exchanges, one per hop.
type Exchange struct {
	URL      string // absolute, of this hop; userinfo removed
	Request  Message
	Response Message
	Interim  []Message // 1xx responses, in order; never merged into Response

	Sent     time.Time // request_time of RFC 9111 section 4.2.3; zero: unknown
	Received time.Time // response_time: the header section was complete; zero: unknown
	At       time.Time // when the exchange is judged; zero: at Received

	Timing     Timing
	Connection Connection
	Body       Body   // of the response
	Source     string // how it was acquired: "live", "curl -v", "curl -i", "http", "har", "warc", "maxage"
	Attempts   int    // made at the transfer up to this one, from 1; 0: not known
	Hop        int    // 0 for a first request, n for the n-th redirect followed from it
	Entry      int    // position inside a recording, from 0
	FromCache  string // of a recorded browser: "memory", "disk", "cache" (one of these), "service-worker"; "none": over the network; "": not known
}

// Message is a request or a response.
type Message struct {
	Start   string // the start line without its line end; for HTTP/2 as curl -v writes it
	Version string // "HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/3"; "" if not known

	Method string // requests only, as sent
	Target string // requests only: the request-target as sent

	Status int    // responses only; 0: there was no response
	Reason string // responses only: the reason phrase, "" in HTTP/2

	Fields   []Field
	Trailers []Field
	Bytes    int64 // size of the message body as transferred (before decoding); -1: unknown
}

// Field is one header line: Name as spelled by the sender, Value without the
// white space around it (RFC 9110 section 5.5).
type Field struct{ Name, Value string }

// Timing is measured from the moment the exchange began, in the order of the
// fields; zero means that the step did not happen or was not observed.
type Timing struct {
	DNS       time.Duration // the name was resolved
	Connect   time.Duration // the TCP connection stood
	TLS       time.Duration // the TLS handshake was done
	Sent      time.Duration // the request was about to be written (curl's pretransfer)
	FirstByte time.Duration // the first byte of the response arrived
	Total     time.Duration // the body was complete
}

// Connection says over what the exchange travelled.
type Connection struct {
	Remote string // "192.0.2.1:443"; "" if not known
	Local  string // the client's end
	Reused bool   // an earlier exchange had opened it
	TLS    *TLS   // nil: clear text, or not known
}

// TLS holds the facts of a TLS connection that a report shows.
type TLS struct {
	Version  string // "TLS 1.3"
	Cipher   string // IANA name
	ALPN     string // "h2", "http/1.1" or ""
	Subject  string // of the leaf certificate
	Issuer   string
	NotAfter time.Time
	Verified bool // false when verification was switched off (-k)
}

// Body describes a response body, of which only the beginning is kept, and only
// if it is text.
type Body struct {
	Bytes     int64  // as transferred, after removing the transfer coding; -1: unknown
	Decoded   int64  // after content decoding; -1: unknown
	SHA256    string // hex, of the decoded bytes; "" if not known
	Truncated bool   // the body ended early or a limit cut it
	Sample    []byte // how the decoded body begins, SampleBytes of it at most; nil: no text, or not known
}

// SampleBytes bounds Body.Sample.
const SampleBytes = 256 << 10
