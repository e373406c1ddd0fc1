package fetch

import (
	"bufio"
	"bytes"
	"encoding/binary"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"maxage/inspect/wire"
)

// The settings curl announces.
const (
	h2Window      = 32 << 20
	h2Streams     = 100
	h2Default     = 65535 // the window both ends begin with (RFC 9113 section 6.9.2)
	h2MaxIdleRuns = 10000 // frames in a row that bring no response on
)

func settings() []http2.Setting {
	return []http2.Setting{
		{ID: http2.SettingMaxConcurrentStreams, Val: h2Streams},
		{ID: http2.SettingInitialWindowSize, Val: h2Window},
		{ID: http2.SettingEnablePush, Val: 0},
	}
}

// settingsPayload is what HTTP2-Settings carries.
func settingsPayload() []byte {
	var b []byte
	for _, s := range settings() {
		b = binary.BigEndian.AppendUint16(b, uint16(s.ID))
		b = binary.BigEndian.AppendUint32(b, s.Val)
	}
	return b
}

// h2conn is the state of an HTTP/2 connection that carries one request at a
// time. Nothing reads from it between requests.
type h2conn struct {
	fr       *http2.Framer
	bw       *bufio.Writer
	enc      *hpack.Encoder
	block    bytes.Buffer // what enc writes to
	dec      *hpack.Decoder
	next     uint32 // the stream of the next request
	window   int64  // what may still be sent on the connection
	initial  int64  // what may be sent on a new stream
	maxFrame int
	unacked  uint32 // received on the connection and not yet given back
	closing  bool   // the server said GOAWAY
}

func newH2(c *conn) *h2conn {
	h := &h2conn{bw: bufio.NewWriter(c.Conn), next: 1, window: h2Default, initial: h2Default, maxFrame: 16 << 10}
	h.fr = http2.NewFramer(h.bw, c.br)
	h.fr.SetMaxReadFrameSize(16 << 10)
	h.enc = hpack.NewEncoder(&h.block)
	h.dec = hpack.NewDecoder(4096, nil)
	return h
}

// greet queues the connection preface (RFC 9113 section 3.4). It goes out
// with the first request.
func (h *h2conn) greet() error {
	h.bw.WriteString(http2.ClientPreface)
	if err := h.fr.WriteSettings(settings()...); err != nil {
		return err
	}
	return h.fr.WriteWindowUpdate(0, h2Window-h2Default)
}

// h2stream is one request on a connection.
type h2stream struct {
	*exchange
	h       *h2conn
	id      uint32
	window  int64  // what may still be sent
	data    []byte // what is unread of the last DATA frame
	unacked uint32
	headed  bool // the final header section is complete
	ended   bool // the server has said all
	idle    int  // frames since the last that brought the response on
}

// upgraded goes on in HTTP/2 after a 101: the request was stream 1.
func (e *exchange) upgraded() (reusable bool, err *Error) {
	e.x.Interim = append(e.x.Interim, e.x.Response)
	e.x.Response = wire.Message{Bytes: -1}
	h := newH2(e.conn)
	e.conn.h2 = h
	cause := h.greet()
	if cause == nil {
		cause = h.bw.Flush()
	}
	if cause != nil {
		return false, e.failure(cause, codeSend, "sending the HTTP/2 preface failed")
	}
	h.next = 3
	s := &h2stream{exchange: e, h: h, id: 1}
	return s.receive()
}
