package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"maxage/inspect/wire"
)

func TestFraming(t *testing.T) {
	const ok, chunked = "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	for _, test := range []struct {
		name, response string
		code           int
		body           string
	}{
		{"length", ok + "Content-Length: 2\r\n\r\nhi", 0, "hi"},
		{"length zero", ok + "Content-Length: 0\r\n\r\n", 0, ""},
		{"equal lengths", ok + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi", 0, "hi"},
		{"list of equal lengths", ok + "Content-Length: 2, 2\r\n\r\nhi", 0, "hi"},
		{"text behind length", ok + "Content-Length: 2abc\r\n\r\nhi", 0, "hi"},
		{"length too large to count", ok + "Content-Length: 99999999999999999999\r\n\r\nhi", 0, "hi"},
		{"conflicting lengths", ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhii", 8, ""},
		{"conflicting list", ok + "Content-Length: 2, 3\r\n\r\nhii", 8, ""},
		{"negative length", ok + "Content-Length: -2\r\n\r\nhi", 8, ""},
		{"no number", ok + "Content-Length: abc\r\n\r\nhi", 8, ""},
		{"empty length", ok + "Content-Length:\r\n\r\nhi", 8, ""},
		{"cut", ok + "Content-Length: 9\r\n\r\nhi", 18, "hi"},
		{"to the close", ok + "\r\nhi", 0, "hi"},
		{"chunked", chunked + "2\r\nhi\r\n3;a=\"b\";c\r\nyou\r\n0\r\n\r\n", 0, "hiyou"},
		{"chunked beats length", ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 0, "hi"},
		{"chunked with bare LF", chunked + "2\nhi\n0\n\n", 0, "hi"},
		{"chunk size with zeros", chunked + "0002 \r\nhi\r\n00\r\n\r\n", 0, "hi"},
		{"no chunk size", chunked + "zz\r\nhi\r\n0\r\n\r\n", 56, ""},
		{"no line end behind chunk", chunked + "2\r\nhiXX0\r\n\r\n", 56, "hi"},
		{"endless chunk size", chunked + strings.Repeat("f", 99) + "\r\nhi", 56, ""},
		{"endless extension", chunked + "2;" + strings.Repeat("f", 99999) + "\r\nhi", 56, ""},
		{"chunks cut", chunked + "2\r\nhi\r\n", 18, "hi"},
		{"trailers cut", chunked + "2\r\nhi\r\n0\r\nX: y\r\n", 18, "hi"},
		{"204", "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\nhi", 0, ""},
		{"304", "HTTP/1.1 304 No\r\nContent-Length: 200\r\n\r\n", 0, ""},
		{"101 unasked", "HTTP/1.1 101 Switch\r\n\r\nhi", 0, "hi"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			res := do(t, &Request{URL: answers(t, test.response).url("/"), Output: &out})
			if res.code() != test.code || out.String() != test.body {
				t.Fatalf("code %d, body %q: %v", res.code(), out.String(), res.Err)
			}
			b := res.Exchanges[0].Body
			if test.code == 0 && (b.Bytes != int64(len(test.body)) || b.Decoded != b.Bytes || b.Truncated) {
				t.Errorf("%+v", b)
			}
			if test.code == 18 && (!b.Truncated || b.Bytes != int64(len(test.body))) {
				t.Errorf("%+v", b)
			}
		})
	}
}

func TestTrailers(t *testing.T) {
	const response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nx-T: 1\r\nX-t: 2\r\n\r\n"
	res := do(t, &Request{URL: answers(t, response).url("/")})
	want := []wire.Field{{Name: "x-T", Value: "1"}, {Name: "X-t", Value: "2"}}
	if diff := cmp.Diff(want, res.Exchanges[0].Response.Trailers); diff != "" {
		t.Error(diff)
	}
}

func TestHeadReadsNoBody(t *testing.T) {
	s := answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
	for _, r := range []Request{{Head: true}, {Method: "HEAD"}, {Head: true, Method: "GET"}} {
		r.URL = s.url("/")
		if res := do(t, &r); res.Err != nil || res.Exchanges[0].Response.Status != 200 {
			t.Errorf("%+v: %v", r, res.Err)
		}
	}
}

// pack applies the codings named in list to data.
func pack(tb testing.TB, list string, data []byte) []byte {
	tb.Helper()
	for name := range strings.SplitSeq(list, ", ") {
		var b bytes.Buffer
		var w io.WriteCloser
		switch name {
		case "gzip":
			w = gzip.NewWriter(&b)
		case "deflate":
			w = zlib.NewWriter(&b)
		case "raw":
			w, _ = flate.NewWriter(&b, 5)
		case "br":
			w = brotli.NewWriter(&b)
		case "zstd":
			w, _ = zstd.NewWriter(&b, zstd.WithWindowSize(1<<20))
		}
		w.Write(data)
		if err := w.Close(); err != nil {
			tb.Fatal(err)
		}
		data = b.Bytes()
	}
	return data
}

func coded(list string, body []byte) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s", strings.ReplaceAll(list, "raw", "deflate"), len(body), body)
}

func TestCodings(t *testing.T) {
	text := []byte(strings.Repeat("some text, again and again. ", 3000))
	digest := sha256.Sum256(text)
	for _, list := range []string{"gzip", "deflate", "raw", "br", "zstd", "br, gzip", "zstd, br, deflate"} {
		body := pack(t, list, text)
		s := answers(t, coded(list, body))
		for _, compressed := range []bool{false, true} {
			var out bytes.Buffer
			res := do(t, &Request{URL: s.url("/"), Compressed: compressed, Output: &out})
			b := res.Exchanges[0].Body
			if res.Err != nil || b.Bytes != int64(len(body)) || b.Decoded != int64(len(text)) || b.SHA256 != hex.EncodeToString(digest[:]) || !bytes.Equal(b.Sample, text) {
				t.Errorf("%s: %v %d %d %s, sample of %d", list, res.Err, b.Bytes, b.Decoded, b.SHA256, len(b.Sample))
			}
			want := body
			if compressed {
				want = text
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("%s, compressed %v: %d bytes written", list, compressed, out.Len())
			}
		}
	}
}

func TestUndecodable(t *testing.T) {
	gz := pack(t, "gzip", []byte("some text"))
	for _, test := range []struct {
		name, response string
		fails          bool // with --compressed
	}{
		{"no gzip", coded("gzip", []byte("hi")), true},
		{"cut gzip", coded("gzip", gz[:len(gz)-6]), true},
		{"no brotli", coded("br", []byte("\xff\xff\xff\xff")), true},
		{"no zstd", coded("zstd", []byte("hi there")), true},
		{"unknown", coded("foo", []byte("hi")), true},
		{"too many", coded("gzip, gzip, gzip, gzip, gzip, gzip", []byte("hi")), true},
		{"empty", coded("gzip", nil), false},
		{"identity", coded("identity, ", []byte("hi")), false},
		{"text behind gzip", coded("gzip", append(gz[:len(gz):len(gz)], "junk"...)), false},
	} {
		s := answers(t, test.response)
		res := do(t, &Request{URL: s.url("/")})
		if b := res.Exchanges[0].Body; res.Err != nil || b.Bytes < 0 || (b.Decoded < 0) != test.fails || b.Truncated {
			t.Errorf("%s: %v %+v", test.name, res.Err, b)
		}
		res = do(t, &Request{URL: s.url("/"), Compressed: true})
		if (res.code() == codeEncoding) != test.fails {
			t.Errorf("%s, compressed: %v", test.name, res.Err)
		}
	}
}

func TestDecompressionBomb(t *testing.T) {
	zeros := make([]byte, 32<<20)
	for _, list := range []string{"br", "zstd", "gzip, gzip", "deflate, br"} {
		t.Run(list, func(t *testing.T) {
			t.Parallel()
			var out countWriter
			res := do(t, &Request{URL: answers(t, coded(list, pack(t, list, zeros))).url("/"), Compressed: true, Output: &out})
			if res.code() != codeEncoding || !strings.Contains(res.Err.Message, "bomb") || out > 16<<20 {
				t.Errorf("%v, %d bytes written", res.Err, out)
			}
			if x := res.Exchanges[0]; x.Response.Status != 200 || !x.Body.Truncated || x.Body.Decoded != -1 {
				t.Errorf("%+v", x.Body)
			}
		})
	}
}

type countWriter int64

func (c *countWriter) Write(p []byte) (int, error) {
	*c += countWriter(len(p))
	return len(p), nil
}

func TestBodyLimit(t *testing.T) {
	s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		s.read(c, br)
		io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
		for _, err := io.WriteString(c, "x"); err == nil; _, err = c.Write(make([]byte, 64<<10)) {
		}
	})
	c := &Client{Limits: Limits{BodyBytes: 100000}}
	res := c.Do(t.Context(), &Request{URL: s.url("/")})
	if x := res.Exchanges[0]; res.code() != codeTooLarge || x.Body.Bytes != 100000 || !x.Body.Truncated {
		t.Errorf("%v %+v", res.Err, x.Body)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestOutputFails(t *testing.T) {
	s := answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
	if res := do(t, &Request{URL: s.url("/"), Output: brokenWriter{}}); res.code() != codeWrite {
		t.Error(res.Err)
	}
}

func FuzzChunked(f *testing.F) {
	for _, seed := range []string{"2\r\nhi\r\n0\r\n\r\n", "3;x=y\r\nabc\r\n1\nd\n0\nT: v\n\n", "ffffffffffffffff\r\nhi", "0\r\n", "2\r\nhiX"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input string) {
		g := budget{bytes: 1 << 12, lines: 10, maxBytes: 1 << 12, maxLines: 10}
		ch := &chunkedReader{br: bufio.NewReaderSize(strings.NewReader(input), 64), budget: &g}
		body, err := io.ReadAll(ch)
		if len(body)+len(ch.trailer) > len(input) {
			t.Fatalf("%d bytes of %d", len(body), len(input))
		}
		if err != nil {
			return
		}
		again := fmt.Sprintf("%x\r\n%s\r\n0\r\n%s", len(body), body, ch.trailer)
		if len(body) == 0 {
			again = "0\r\n" + ch.trailer
		}
		g = budget{bytes: 1 << 12, lines: 10, maxBytes: 1 << 12, maxLines: 10}
		ch2 := &chunkedReader{br: bufio.NewReader(strings.NewReader(again)), budget: &g}
		body2, err := io.ReadAll(ch2)
		if err != nil || !bytes.Equal(body, body2) || ch.trailer != ch2.trailer {
			t.Fatalf("%v: %q became %q", err, body, body2)
		}
	})
}
