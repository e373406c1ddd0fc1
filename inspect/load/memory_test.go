package load

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

// repeated is head, then body as often as it takes to reach size, then tail.
type repeated struct {
	head, body, tail string
	left             int
	now              *strings.Reader
}

func (r *repeated) Read(p []byte) (int, error) {
	for {
		if n, err := r.now.Read(p); n > 0 || err == nil {
			return n, nil
		}
		switch {
		case r.left > 0:
			r.left -= len(r.body)
			r.now.Reset(r.body)
		case r.tail != "":
			r.now.Reset(r.tail)
			r.tail = ""
		default:
			return 0, io.EOF
		}
	}
}

// TestFlatMemory reads long recordings made on the fly; the heap must stay small
// whatever their length.
func TestFlatMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads half a gigabyte")
	}
	text := strings.Repeat("0123456789abcdef", 16<<10)
	harEntry := strings.Replace(entry("http://a.test/1"), `"headers":[]`, `"headers":[{"name":"Age","value":"1"}],"content":{"size":1,"text":"`+text+`"}`, 1)
	block := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(text), text)
	for name, tt := range map[string]struct {
		input repeated
		size  int
	}{
		HAR:        {repeated{head: `{"log":{"entries":[` + harEntry, body: "," + harEntry, tail: "]}}"}, 300 << 20},
		WARC:       {repeated{head: "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n", body: warcRecord("response", "r", "http://a.test/", block)}, 100 << 20},
		Report:     {repeated{head: `{"type":"run"}` + "\n", body: `{"type":"exchange","id":1,"redirected_from":1,"url":"http://a.test/","response":{"status":302,"headers":[["Location","/x"]]}}` + "\n"}, 5 << 20},
		Transcript: {repeated{head: "* Connected to a.test (192.0.2.1) port 80 (#0)\n", body: "* Connected to a.test (192.0.2.1) port 80 (#1)\n> GET /x HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 302 Found\n< Location: /y\n<\n" + text + "\n* left intact\n"}, 50 << 20},
		"one line": {repeated{head: "> GET /x HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n<\n", body: text, tail: "\n"}, 50 << 20},
		RawOutput:  {repeated{head: "HTTP/1.1 200 OK\r\n\r\n", body: "HTTP/1.1 200 OK\r\n\r\n" + text + "\n"}, 50 << 20},
	} {
		t.Run(name, func(t *testing.T) {
			in := &tt.input
			in.left, in.now = tt.size, strings.NewReader(in.head)
			if raceDetector {
				in.left /= 10 // ten times slower, and no less flat
			}
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			before, peak, n := m.HeapAlloc, uint64(0), 0
			_, err := Read("", in, func(x *wire.Exchange) bool {
				if n++; n%64 == 0 {
					runtime.GC() // what is kept counts, not what a busy machine has yet to collect
					runtime.ReadMemStats(&m)
					peak = max(peak, m.HeapAlloc)
				}
				return true
			}, func(p *Problem) { t.Fatal(p) })
			if err != nil || n == 0 {
				t.Fatalf("%d exchanges, error %v", n, err)
			}
			if peak > before+16<<20 {
				t.Errorf("the heap grew from %d to %d KiB", before>>10, peak>>10)
			}
		})
	}
}

// TestManyInterim checks that a flood of interim responses is cut, with a word.
func TestManyInterim(t *testing.T) {
	hint := "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
	for _, input := range []string{
		strings.Repeat(hint, 1000) + "HTTP/1.1 200 OK\r\n\r\n",
		strings.Repeat("< HTTP/1.1 103 Early Hints\n< Link: x\n", 1000) + "< HTTP/1.1 200 OK\n<\n",
		warcRecord("response", "r", "http://a.test/", strings.Repeat(hint, 1000)+okBlock),
	} {
		r := readAll(input)
		if len(r.exchanges) != 1 || len(r.exchanges[0].Interim) != maxInterim || len(r.problems) != 1 || r.problems[0].Entry != 0 {
			t.Errorf("%s: %d exchanges, problems %v", r.format, len(r.exchanges), r.problems)
		}
	}
}

// TestEndlessHead gives each text format a header section without end.
func TestEndlessHead(t *testing.T) {
	for name, tt := range map[string]struct{ head, body string }{
		"lines":            {"HTTP/1.1 200 OK\r\n", "X-Line: " + strings.Repeat("y", 100) + "\r\n"},
		"one line":         {"HTTP/1.1 200 OK\r\nX: ", strings.Repeat("y", 100)},
		"transcript":       {"> GET / HTTP/1.1\n>\n< HTTP/1.1 200 OK\n", "< X-Line: " + strings.Repeat("y", 100) + "\n"},
		"folds":            {"HTTP/1.1 200 OK\r\nX: y\r\n", " y\r\n"},
		"transcript folds": {"< HTTP/1.1 200 OK\n< X: y\n", "<  y\n"},
		"transcript line":  {"> GET / HTTP/1.1\n>\n< HTTP/1.1 200 OK\n< X: ", strings.Repeat("y", 100)},
	} {
		in := &repeated{body: tt.body, left: 3 << 20, now: strings.NewReader(tt.head)}
		problems := 0
		_, err := Read("", in, func(x *wire.Exchange) bool {
			if len(x.Response.Fields) > maxHead/100 {
				t.Errorf("%s: %d fields", name, len(x.Response.Fields))
			}
			return true
		}, func(p *Problem) { problems++ })
		if problems == 0 || problems > 2 || err != nil {
			t.Errorf("%s: %d problems, error %v", name, problems, err)
		}
	}
}
