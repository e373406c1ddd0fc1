package load

import (
	"time"

	"maxage/inspect/wire"
)

// reported is an exchange of a report, as far as it says what was observed;
// verdicts and findings are made anew.
type reported struct {
	ID           int              `json:"id"`
	URL          string           `json:"url"`
	Observed     string           `json:"observed_at"`
	Attempts     int              `json:"attempts"`
	RedirectedBy *int             `json:"redirected_from"`
	Request      *reportedMessage `json:"request"`
	Interim      []reportedMessage
	Response     *reportedMessage
	Connection   struct {
		Remote string
		TLS    *struct {
			Version, Cipher, ALPN string
			NotAfter              string `json:"not_after"`
		}
	}
	Timing struct {
		DNS     jsonNumber `json:"dns_ms"`
		Connect jsonNumber `json:"connect_ms"`
		TLS     jsonNumber `json:"tls_ms"`
		TTFB    jsonNumber `json:"ttfb_ms"`
		Total   jsonNumber `json:"total_ms"`
	}
}

type reportedMessage struct {
	Method, Target, Version, Reason string
	Status                          int
	Headers, Trailers               [][]string
	BodyBytes                       *int64 `json:"body_bytes"`
	Body                            *struct {
		Bytes   *int64
		Decoded *int64 `json:"decoded_bytes"`
		SHA256  string
	}
}

func (e *reported) exchange() *wire.Exchange {
	x := &wire.Exchange{Attempts: max(e.Attempts, 0), Response: e.Response.message(), Body: wire.Body{Bytes: -1, Decoded: -1}}
	if a, ok := splitURL(e.URL); ok {
		x.URL = a.String()
	}
	x.Request = wire.Message{Method: "GET", Bytes: -1}
	if e.Request != nil {
		x.Request = e.Request.message()
	}
	for i := range e.Interim {
		x.Interim = append(x.Interim, e.Interim[i].message())
	}
	if b := e.Response.Body; b != nil {
		x.Body = wire.Body{Bytes: orUnknown(b.Bytes), Decoded: orUnknown(b.Decoded), SHA256: b.SHA256}
		x.Response.Bytes = x.Body.Bytes
	}
	x.Response.Start = responseStart(&x.Response)
	x.Connection.Remote = e.Connection.Remote
	if tls := e.Connection.TLS; tls != nil {
		x.Connection.TLS = &wire.TLS{Version: tls.Version, Cipher: tls.Cipher, ALPN: tls.ALPN, NotAfter: parseTime(tls.NotAfter)}
	}
	e.times(x)
	return x
}

// times fills in the timing. The report has no time of sending: it was when the
// connection stood, before the first byte came.
func (e *reported) times(x *wire.Exchange) {
	t := &e.Timing
	x.Timing = wire.Timing{DNS: t.DNS.ms(), Connect: t.Connect.ms(), TLS: t.TLS.ms(), FirstByte: t.TTFB.ms(), Total: t.Total.ms()}
	x.Timing.Sent = max(x.Timing.DNS, x.Timing.Connect, x.Timing.TLS)
	if x.Received = parseTime(e.Observed); !x.Received.IsZero() {
		x.Sent = x.Received.Add(-max(x.Timing.FirstByte-x.Timing.Sent, time.Duration(0)))
	}
}

func (m *reportedMessage) message() wire.Message {
	out := wire.Message{Method: m.Method, Target: m.Target, Version: m.Version, Status: m.Status, Reason: m.Reason,
		Fields: pairsToFields(m.Headers), Trailers: pairsToFields(m.Trailers), Bytes: orUnknown(m.BodyBytes)}
	if m.Status < 100 || m.Status > 999 {
		out.Status = 0
	}
	return out
}

func pairsToFields(pairs [][]string) []wire.Field {
	var fields []wire.Field
	for _, p := range pairs {
		if len(p) == 2 {
			fields = append(fields, wire.Field{Name: p[0], Value: p[1]})
		}
	}
	return fields
}

func orUnknown(n *int64) int64 {
	if n == nil || *n < 0 {
		return -1
	}
	return *n
}
