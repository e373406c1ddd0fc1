package load

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
)

// coded compresses text as coding says.
func coded(coding, text string) string {
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "zlib":
		w = zlib.NewWriter(&b)
	case "flate":
		w, _ = flate.NewWriter(&b, 9)
	}
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

// TestContentCodings measures bodies in a curl -i recording, where a body may
// have been decoded although the header names its coding.
func TestContentCodings(t *testing.T) {
	const text = "hello hello hello hello hello hello hello hello"
	for _, tt := range []struct {
		name, coding, body string
		decoded            int64 // -1: unknown
		sent               bool  // the bytes are those that travelled
	}{
		{"gzip", "gzip", coded("gzip", text), int64(len(text)), true},
		{"deflate", "deflate", coded("zlib", text), int64(len(text)), true},
		{"deflate without its wrapper", "deflate", coded("flate", text), int64(len(text)), true},
		{"cut gzip", "gzip", coded("gzip", text)[:20], -1, true},
		{"brotli", "br", brotlied(text), int64(len(text)), true},
		{"zstd", "zstd", zstdized(text), int64(len(text)), true},
		{"broken brotli", "br", "\x8b\x03\x80hello\x03", -1, true},
		{"not known", "dcb", "\x8b\x03\x80hello\x03", -1, true},
		{"gzip, decoded by curl", "gzip", text, int64(len(text)), false},
		{"several codings", "gzip, br", "\x01\x02", -1, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			length := len(tt.body)
			if !tt.sent {
				length = 12 // of what travelled
			}
			next := "HTTP/1.1 204 No Content\r\n\r\n"
			if !tt.sent {
				next = "" // without a line end after the body nothing tells where it ends
			}
			r := readAll(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s%s", tt.coding, length, tt.body, next))
			if len(r.exchanges) != 1+strings.Count(next, "204") || len(r.problems) > 0 {
				t.Fatalf("%d exchanges, problems %v", len(r.exchanges), r.problems)
			}
			b, want := r.exchanges[0].Body, int64(-1)
			if tt.sent {
				want = int64(length)
			}
			if b.Bytes != want || b.Decoded != tt.decoded || (b.SHA256 != "") != (tt.decoded >= 0) || b.Truncated {
				t.Errorf("%+v, want %d bytes, decoded %d", b, want, tt.decoded)
			}
		})
	}
}

// TestDecodedLimit decodes no more than maxDecoded of a bomb.
func TestDecodedLimit(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("inflates 256 MiB")
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for range maxDecoded>>20 + 1 {
		w.Write(zeros)
	}
	w.Close()
	r := readAll(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", b.Len(), b.String()))
	if len(r.exchanges) != 1 || r.exchanges[0].Body.Decoded != -1 || r.exchanges[0].Body.Bytes != int64(b.Len()) {
		t.Errorf("%+v", r.exchanges[0].Body)
	}
}

func TestUpgrade(t *testing.T) {
	r := readAll("> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 101 Switching Protocols\n< Upgrade: h2c\n* Received 101\n< HTTP/2 200 \n< age: 1\n<\n" +
		"> GET /ws HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n<\n")
	if len(r.exchanges) != 2 || len(r.exchanges[0].Interim) != 1 || r.exchanges[0].Response.Status != 200 || r.exchanges[1].Response.Status != 101 {
		t.Errorf("%+v", r)
	}
}
