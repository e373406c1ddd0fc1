package fetch

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"maxage/inspect/wire"
)

// h2peer is a server's end of an HTTP/2 connection in a test.
type h2peer struct {
	*http2.Framer
	block bytes.Buffer
	enc   *hpack.Encoder
}

func (p *h2peer) head(id uint32, end bool, pairs ...string) {
	p.block.Reset()
	for i := 0; i < len(pairs); i += 2 {
		p.enc.WriteField(hpack.HeaderField{Name: pairs[i], Value: pairs[i+1]})
	}
	b := p.block.Bytes()
	p.WriteHeaders(http2.HeadersFrameParam{StreamID: id, BlockFragment: b[:min(len(b), 16<<10)], EndStream: end, EndHeaders: len(b) <= 16<<10})
	for len(b) > 16<<10 {
		b = b[16<<10:]
		p.WriteContinuation(id, len(b) <= 16<<10, b[:min(len(b), 16<<10)])
	}
}

// request reads up to the end of the next request and returns its fields.
func (p *h2peer) request() (id uint32, fields []hpack.HeaderField, body string) {
	for {
		f, err := p.ReadFrame()
		if err != nil {
			return 0, nil, ""
		}
		switch f := f.(type) {
		case *http2.MetaHeadersFrame:
			id, fields = f.StreamID, f.Fields
		case *http2.DataFrame:
			body += string(f.Data())
		}
		if h := f.Header(); id != 0 && h.StreamID == id && h.Flags.Has(http2.FlagDataEndStream) {
			return id, fields, body
		}
	}
}

// serveH2 lets play answer on connections that begin with HTTP/2's preface.
func serveH2(tb testing.TB, play func(p *h2peer, c net.Conn, n int)) *script {
	return serve(tb, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		if _, err := io.CopyN(io.Discard, br, int64(len(http2.ClientPreface))); err != nil {
			return
		}
		play(newPeer(c, br), c, n)
	})
}

func newPeer(c net.Conn, br *bufio.Reader) *h2peer {
	p := &h2peer{Framer: http2.NewFramer(c, br)}
	p.enc = hpack.NewEncoder(&p.block)
	p.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	p.WriteSettings()
	return p
}

func prior(s *script) *Request { return &Request{URL: s.url("/p?q"), Version: HTTP2Prior} }

func TestH2AsReceived(t *testing.T) {
	var sent []hpack.HeaderField
	s := serveH2(t, func(p *h2peer, c net.Conn, n int) {
		id, fields, _ := p.request()
		sent = fields
		p.WritePing(false, [8]byte{1})
		p.head(id, false, ":status", "103", "link", "</a>", "link", "</b>")
		p.head(id, false, ":status", "200", "z", "1", "a", " 2 ", "z", "1", "set-cookie", "x", "set-cookie", "x", "content-length", "5")
		p.WriteDataPadded(id, false, []byte("he"), make([]byte, 10))
		p.WriteDataPadded(id, false, []byte("llo"), nil)
		p.head(id, true, "t", "1", "t", "2")
		p.request()
	})
	r := prior(s)
	r.UserAgent, r.Compressed, r.User, r.Method = "maxage/1", true, "a:b", "GET"
	r.Header = []Header{{Name: "X-Mixed", Value: "Case"}, {Name: "Connection", Value: "close"}, {Name: "TE", Value: "trailers"}}
	res := do(t, r)
	if res.Err != nil {
		t.Fatal(res.Err)
	}
	x := res.Exchanges[0]
	want := wire.Message{Start: "HTTP/2 200", Version: "HTTP/2", Status: 200, Bytes: 5,
		Fields: []wire.Field{{Name: "z", Value: "1"}, {Name: "a", Value: "2"}, {Name: "z", Value: "1"}, {Name: "set-cookie", Value: "x"},
			{Name: "set-cookie", Value: "x"}, {Name: "content-length", Value: "5"}},
		Trailers: []wire.Field{{Name: "t", Value: "1"}, {Name: "t", Value: "2"}}}
	if diff := cmp.Diff(want, x.Response); diff != "" {
		t.Error(diff)
	}
	if len(x.Interim) != 1 || x.Interim[0].Start != "HTTP/2 103" || len(x.Interim[0].Fields) != 2 {
		t.Errorf("interim %+v", x.Interim)
	}
	request := []wire.Field{{Name: "Host", Value: s.addr}, {Name: "authorization", Value: basic("a:b")}, {Name: "user-agent", Value: "maxage/1"}, {Name: "accept", Value: "*/*"},
		{Name: "accept-encoding", Value: "deflate, gzip, br, zstd"}, {Name: "x-mixed", Value: "Case"}, {Name: "te", Value: "trailers"}}
	if diff := cmp.Diff(request, x.Request.Fields); diff != "" || x.Request.Start != "GET /p?q HTTP/2" {
		t.Error(x.Request.Start, diff)
	}
	pseudo := []string{":method", "GET", ":path", "/p?q", ":scheme", "http", ":authority", s.addr}
	for i := 0; i < len(pseudo); i += 2 {
		if f := sent[i/2]; f.Name != pseudo[i] || f.Value != pseudo[i+1] {
			t.Errorf("pseudo field %d is %v", i/2, f)
		}
	}
	for i, f := range request[1:] {
		if got := sent[i+4]; got.Name != f.Name || got.Value != f.Value {
			t.Errorf("sent %v, reported %v", got, f)
		}
	}
}

func TestH2Continuation(t *testing.T) {
	s := serveH2(t, func(p *h2peer, c net.Conn, n int) {
		id, _, _ := p.request()
		pairs := []string{":status", "200"}
		for i := range 1000 {
			pairs = append(pairs, fmt.Sprint("x-", i), strings.Repeat("v", 100))
		}
		p.head(id, true, pairs...)
		p.request()
	})
	res := do(t, prior(s))
	if res.Err != nil || len(res.Exchanges[0].Response.Fields) != 1000 || res.Exchanges[0].Body.Bytes != 0 {
		t.Errorf("%v", res.Err)
	}
}

func TestH2Fails(t *testing.T) {
	for name, test := range map[string]struct {
		code int
		play func(p *h2peer, c net.Conn, id uint32)
	}{
		"closed":       {52, func(p *h2peer, c net.Conn, id uint32) { lingerClose(c) }},
		"reset stream": {92, func(p *h2peer, c net.Conn, id uint32) { p.WriteRSTStream(id, http2.ErrCodeInternal) }},
		"going away":   {56, func(p *h2peer, c net.Conn, id uint32) { p.WriteGoAway(0, http2.ErrCodeNo, nil) }},
		"no status":    {16, func(p *h2peer, c net.Conn, id uint32) { p.head(id, true, "a", "b") }},
		"bad status":   {16, func(p *h2peer, c net.Conn, id uint32) { p.head(id, true, ":status", "20x") }},
		"data first":   {16, func(p *h2peer, c net.Conn, id uint32) { p.WriteData(id, true, []byte("x")) }},
		"push": {16, func(p *h2peer, c net.Conn, id uint32) {
			p.WritePushPromise(http2.PushPromiseParam{StreamID: id, PromiseID: 2, EndHeaders: true})
		}},
		"bad compression": {16, func(p *h2peer, c net.Conn, id uint32) {
			p.WriteRawFrame(http2.FrameHeaders, http2.FlagHeadersEndHeaders, id, []byte{0xff, 0xff, 0xff, 0xff})
		}},
		"no HTTP/2 at all": {16, func(p *h2peer, c net.Conn, id uint32) {
			io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n")
			lingerClose(c)
		}},
		"short body": {18, func(p *h2peer, c net.Conn, id uint32) {
			p.head(id, false, ":status", "200", "content-length", "9")
			p.WriteData(id, true, []byte("hi"))
		}},
		"cut body": {18, func(p *h2peer, c net.Conn, id uint32) {
			p.head(id, false, ":status", "200")
			p.WriteData(id, false, []byte("hi"))
			lingerClose(c)
		}},
		"header flood": {56, func(p *h2peer, c net.Conn, id uint32) {
			p.head(id, true, ":status", "200", "x", strings.Repeat("v", 310<<10))
		}},
		"continuation flood": {56, func(p *h2peer, c net.Conn, id uint32) {
			p.WriteHeaders(http2.HeadersFrameParam{StreamID: id, BlockFragment: []byte{0x88}})
			for range 1000 {
				p.WriteContinuation(id, false, bytes.Repeat([]byte{0x82}, 16000))
			}
		}},
		"ping flood": {16, func(p *h2peer, c net.Conn, id uint32) {
			for range h2MaxIdleRuns + 100 {
				if p.WritePing(true, [8]byte{}) != nil {
					return
				}
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serveH2(t, func(p *h2peer, c net.Conn, n int) {
				p.AllowIllegalWrites = true
				id, _, _ := p.request()
				test.play(p, c, id)
				p.request()
			})
			if res := do(t, prior(s)); res.code() != test.code || len(res.Exchanges) != 1 {
				t.Errorf("%v (%d)", res.Err, res.code())
			}
		})
	}
}

// TestH2Reuse sends several requests over one connection, one of them with a
// body larger than the windows, and replaces it after a GOAWAY.
func TestH2Reuse(t *testing.T) {
	s := serveH2(t, func(p *h2peer, c net.Conn, n int) {
		for i := 0; ; i++ {
			id, fields, body := p.requestGivingRoom()
			if id == 0 {
				return
			}
			if n == 0 && i == 3 {
				p.WriteGoAway(5, http2.ErrCodeNo, nil)
				return
			}
			p.head(id, false, ":status", "200", "n", fmt.Sprint(n), "id", fmt.Sprint(id), "method", fields[0].Value)
			p.WriteData(id, true, []byte(fmt.Sprint(len(body))))
		}
	})
	c := &Client{}
	defer c.Close()
	for i, want := range []string{"0 1 GET", "0 3 POST", "0 5 GET", "1 1 GET"} {
		r := prior(s)
		if i == 1 {
			r.Body = form(strings.Repeat("x", 200000))
		}
		var out strings.Builder
		r.Output = &out
		res := c.Do(t.Context(), r)
		if res.Err != nil {
			t.Fatal(res.Err)
		}
		m := res.Exchanges[0].Response
		if got := m.Fields[0].Value + " " + m.Fields[1].Value + " " + m.Fields[2].Value; got != want {
			t.Errorf("request %d: %s, want %s", i, got, want)
		}
		if i == 1 && out.String() != "200000" {
			t.Errorf("body arrived as %s bytes", out.String())
		}
		if reused := res.Exchanges[0].Connection.Reused; reused != (i == 1 || i == 2) {
			t.Errorf("request %d: reused %v", i, reused)
		}
	}
}

// requestGivingRoom is request with WINDOW_UPDATE frames.
func (p *h2peer) requestGivingRoom() (id uint32, fields []hpack.HeaderField, body string) {
	for {
		f, err := p.ReadFrame()
		if err != nil {
			return 0, nil, ""
		}
		switch f := f.(type) {
		case *http2.MetaHeadersFrame:
			id, fields = f.StreamID, f.Fields
		case *http2.DataFrame:
			body += string(f.Data())
			if n := uint32(len(f.Data())); n > 0 {
				p.WriteWindowUpdate(0, n)
				p.WriteWindowUpdate(id, n)
			}
		}
		if h := f.Header(); id != 0 && h.StreamID == id && h.Flags.Has(http2.FlagDataEndStream) {
			return id, fields, body
		}
	}
}

// TestH2Download reads more than all windows hold from net/http's server.
func TestH2Download(t *testing.T) {
	const size = 40 << 20
	srv := tlsServer(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header()["X-Got"] = []string{fmt.Sprint(len(body)), r.Proto, r.Method}
		chunk := make([]byte, 64<<10)
		for range size / len(chunk) {
			w.Write(chunk)
		}
	})
	res := do(t, &Request{URL: srv.URL, Insecure: true, Body: form(strings.Repeat("x", 3<<20))})
	if res.Err != nil || res.Exchanges[0].Body.Bytes != size {
		t.Fatalf("%v", res.Err)
	}
	x := res.Exchanges[0]
	if got := x.Response.Fields[0].Value; x.Response.Start != "HTTP/2 200" || got != fmt.Sprint(3<<20) || x.Connection.TLS.ALPN != "h2" {
		t.Errorf("%+v", x.Response)
	}
}

func TestH2Upgrade(t *testing.T) {
	s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		s.read(c, br)
		io.WriteString(c, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
		p := newPeer(c, br)
		p.head(1, false, ":status", "200", "first", "yes")
		p.WriteData(1, true, []byte("hi"))
		io.CopyN(io.Discard, br, int64(len(http2.ClientPreface)))
		id, _, _ := p.request()
		p.head(id, true, ":status", "204", "id", fmt.Sprint(id))
		p.request()
	})
	c := &Client{}
	defer c.Close()
	r := &Request{URL: s.url("/"), Version: HTTP2}
	x := c.Do(t.Context(), r).Exchanges[0]
	if x.Response.Start != "HTTP/2 200" || x.Body.Bytes != 2 || len(x.Interim) != 1 || x.Interim[0].Status != 101 || x.Request.Version != "HTTP/1.1" {
		t.Errorf("%+v", x)
	}
	x = c.Do(t.Context(), r).Exchanges[0]
	if x.Response.Status != 204 || x.Response.Fields[0].Value != "3" || x.Request.Start != "GET / HTTP/2" {
		t.Errorf("%+v", x)
	}
	plain := answers(t, fine)
	if res := do(t, &Request{URL: plain.url("/"), Version: HTTP2}); res.Err != nil || res.Exchanges[0].Response.Version != "HTTP/1.1" {
		t.Errorf("no upgrade: %v", res.Err)
	}
}

func TestVersionsOverTLS(t *testing.T) {
	srv := tlsServer(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Proto) })
	for version, want := range map[Version]string{Any: "HTTP/2.0", HTTP2: "HTTP/2.0", HTTP2Prior: "HTTP/2.0", HTTP11: "HTTP/1.1", HTTP10: "HTTP/1.0"} {
		var out strings.Builder
		res := do(t, &Request{URL: srv.URL, Insecure: true, Version: version, Output: &out})
		if res.Err != nil || out.String() != want {
			t.Errorf("%d: %q %v", version, out.String(), res.Err)
		}
	}
}

func tlsServer(tb testing.TB, h http.HandlerFunc) *httptest.Server {
	tb.Helper()
	srv := httptest.NewUnstartedServer(h)
	srv.EnableHTTP2 = true
	srv.Config.ErrorLog = quiet
	srv.Config.ReadTimeout = 20 * time.Second
	srv.StartTLS()
	tb.Cleanup(srv.Close)
	return srv
}
