package load

import (
	"fmt"
	"strings"
	"testing"
)

func warcRecord(kind, id, uri, block string, more ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-01T10:00:00.123Z\r\n", kind, id, uri)
	for _, line := range more {
		b.WriteString(line + "\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	return b.String()
}

const (
	okBlock  = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
	getBlock = "GET /%s HTTP/1.1\r\nHost: a.test\r\n\r\n"
)

func TestWARCPairs(t *testing.T) {
	response := func(id, uri string, more ...string) string { return warcRecord("response", id, uri, okBlock, more...) }
	request := func(id, uri string, more ...string) string {
		return warcRecord("request", id, uri, fmt.Sprintf(getBlock, id), more...)
	}
	const u = "http://a.test/"
	for _, tt := range []struct {
		name, input string
		targets     []string // of the requests joined, in the order of the responses
		problems    int
	}{
		{"request first", request("q1", u) + response("r1", u), []string{"/q1"}, 0},
		{"response first", response("r1", u) + request("q1", u), []string{"/q1"}, 0},
		{"by id, crossed", request("q1", u) + request("q2", u) + response("r2", u, "WARC-Concurrent-To: q2") + response("r1", u, "WARC-Concurrent-To: q1"), []string{"/q2", "/q1"}, 0},
		{"the request names the response", response("r1", u) + response("r2", u) + request("q2", u, "WARC-Concurrent-To: r2") + request("q1", u, "WARC-Concurrent-To: r1"), []string{"/q1", "/q2"}, 0},
		{"no request", response("r1", u), []string{"/"}, 0},
		{"another URI", request("q1", u+"x") + response("r1", u), []string{"/"}, 1},
		{"far apart", response("r1", u) + strings.Repeat(response("r2", u+"2"), 20) + request("q1", u), append([]string{"/"}, strings.Fields(strings.Repeat("/2 ", 20))...), 1},
		{"in angle brackets", warcRecord("response", "r1", "<"+u+">", okBlock), []string{"/"}, 0},
		{"others are passed over", warcRecord("warcinfo", "i", "", "software: x") + warcRecord("response", "d", "dns:a.test", "20240501\na.test. IN A 192.0.2.1\n", "Content-Type: text/dns") +
			warcRecord("resource", "s", u, "x") + response("r1", u), []string{"/"}, 0},
		{"no HTTP in it", warcRecord("response", "r0", u, "garbage") + response("r1", u), []string{"/"}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := readAll(tt.input)
			var targets []string
			for _, x := range r.exchanges {
				targets = append(targets, x.Request.Target)
			}
			if fmt.Sprint(targets) != fmt.Sprint(tt.targets) || len(r.problems) != tt.problems || r.err != nil {
				t.Errorf("targets %v, want %v; problems %v, error %v", targets, tt.targets, r.problems, r.err)
			}
		})
	}
}

func TestWARCDamage(t *testing.T) {
	good := warcRecord("response", "r1", "http://a.test/1", okBlock)
	last := warcRecord("response", "r2", "http://a.test/2", okBlock)
	after := warcRecord("response", "r3", "http://a.test/3", okBlock)
	for _, tt := range []struct {
		name, input string
		urls        string
		problem     string
	}{
		{"cut in a block", good + last[:len(last)-5], "[http://a.test/1 http://a.test/2]", "1 of the 40 bytes that its Content-Length promises are missing"},
		{"cut in a header", good + last[:60], "[http://a.test/1]", "no valid Content-Length"},
		{"length too small", good + strings.Replace(last, "Content-Length: 40", "Content-Length: 30", 1) + after, "[http://a.test/1 http://a.test/2 http://a.test/3]", "bytes between WARC records"},
		{"length too large", good + strings.Replace(last, "Content-Length: 40", "Content-Length: 60", 1) + after, "[http://a.test/1 http://a.test/2]", "bytes between WARC records"},
		{"no length", good + strings.Replace(last, "Content-Length: 40", "X: y", 1) + after, "[http://a.test/1 http://a.test/3]", "no valid Content-Length"},
		{"rubbish between", good + "rubbish\r\nmore\r\n" + after, "[http://a.test/1 http://a.test/3]", "bytes between WARC records"},
		{"endless header", good + "WARC/1.1\r\nX: " + strings.Repeat("y", 2<<20) + "\r\n\r\n" + after, "[http://a.test/1 http://a.test/3]", "larger than 1 MiB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := readAll(tt.input)
			if got := fmt.Sprint(r.urls()); got != tt.urls || r.err != nil {
				t.Errorf("read %s, want %s; error %v", got, tt.urls, r.err)
			}
			if len(r.problems) != 1 || !strings.Contains(r.problems[0].Error(), tt.problem) || r.problems[0].Byte < int64(len(good)) {
				t.Errorf("problems %v, want one with %q", r.problems, tt.problem)
			}
		})
	}
}

func TestWARCBodies(t *testing.T) {
	chunkedHead := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	for _, tt := range []struct {
		name, block string
		bytes       int64
		truncated   bool
		trailers    int
	}{
		{"plain", okBlock, 2, false, 0},
		{"short", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", 2, true, 0},
		{"chunked", chunkedHead + "5\r\nhello\r\n1;x=y\r\n!\r\n0\r\nX-Sum: 1\r\n\r\n", 6, false, 1},
		{"cut in a chunk", chunkedHead + "5\r\nhello\r\n5\r\nhe", 7, true, 0},
		{"the chunks were taken off", chunkedHead + "hello", 5, false, 0},
		{"looks like a chunk size but is not", chunkedHead + "abc\r\nhello", 10, false, 0},
		{"interim first", "HTTP/1.1 100 Continue\r\n\r\n" + okBlock, 2, false, 0},
		{"not modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 0, false, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := readAll(warcRecord("response", "r1", "http://a.test/", tt.block))
			if len(r.exchanges) != 1 || len(r.problems) > 0 {
				t.Fatalf("%+v", r)
			}
			x := r.exchanges[0]
			if x.Body.Bytes != tt.bytes || x.Body.Truncated != tt.truncated || len(x.Response.Trailers) != tt.trailers || x.Response.Bytes != tt.bytes {
				t.Errorf("%+v, trailers %v", x.Body, x.Response.Trailers)
			}
		})
	}
}
