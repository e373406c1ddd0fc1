package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

// fuzz reads input as whatever it is and checks what must hold for any input:
// no panic, sane numbers, entries in order, and no field that was not there.
func fuzz(t *testing.T, input string) {
	last, problems := -1, 0
	_, err := Read("f", strings.NewReader(input), func(x *wire.Exchange) bool {
		if x.Entry < last || x.Hop < 0 || x.Source == "" || x.Received.Before(x.Sent) {
			t.Errorf("entry %d after %d, hop %d, source %q, sent %v, received %v", x.Entry, last, x.Hop, x.Source, x.Sent, x.Received)
		}
		last = x.Entry
		if x.URL != "" {
			if a, ok := splitURL(x.URL); !ok || a.String() != x.URL {
				t.Errorf("URL %q is not what it is cut into: %q", x.URL, a)
			}
		}
		if x.Body.Bytes < -1 || x.Body.Decoded < -1 || x.Response.Bytes < -1 || x.Request.Bytes < -1 {
			t.Errorf("sizes: %+v", x.Body)
		}
		checkMessage(t, input, &x.Request)
		checkMessage(t, input, &x.Response)
		for i := range x.Interim {
			checkMessage(t, input, &x.Interim[i])
		}
		return true
	}, func(p *Problem) {
		problems++
		if p.Message == "" || p.Line < 0 || p.Byte < -1 || p.Error() == "" {
			t.Errorf("problem %+v", p)
		}
	})
	if err != nil && err.Error() == "" || problems > len(input)+1 {
		t.Errorf("error %v, %d problems", err, problems)
	}
}

func checkMessage(t *testing.T, input string, m *wire.Message) {
	if m.Status != 0 && (m.Status < 100 || m.Status > 999) {
		t.Errorf("status %d", m.Status)
	}
	if strings.Contains(input, `\`) || strings.HasPrefix(input, "\x1f\x8b") || strings.HasPrefix(input, "\xff\xfe") || strings.HasPrefix(input, "\xfe\xff") {
		return // what was escaped or packed does not stand in the input as it is
	}
	for _, f := range append(m.Fields, m.Trailers...) {
		if strings.Contains(f.Name+f.Value, "\ufffd") {
			continue // stands for bytes that JSON may not hold
		}
		if !strings.Contains(input, f.Name) {
			t.Errorf("no name %q in the input", f.Name)
		}
		for word := range strings.SplitSeq(f.Value, " ") { // folded lines are joined
			if !strings.Contains(input, word) {
				t.Errorf("no %q of %s in the input", word, f.Name)
			}
		}
		if f.Value != trimSpace(f.Value) {
			t.Errorf("white space around %q", f.Value)
		}
	}
}

func FuzzText(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.[th][xt]t*")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("HTTP/1.1 200 OK\n\n\x00\xff")
	f.Add("HTTP/1.1 200 OK\nA: 0\n \n\n")
	f.Add("< HTTP/1.1 200 OK\n< Trailer: a, b\n<\nbody\n< b: 1\n< c: 2\n")
	f.Fuzz(fuzz)
}

func FuzzHAR(f *testing.F) {
	f.Add(samples()[HAR])
	f.Add(har(entry("data:x"), "17", entry("ws://a.test/"), `{"request":{"url":"http://a.test/","headers":[null,{"name":1}]},"response":{"status":"0"},"timings":{"wait":-1,"ssl":5,"connect":"9"}}`))
	f.Fuzz(func(t *testing.T, input string) { fuzz(t, input); fuzz(t, `{"log":`+input) })
}

func FuzzWARC(f *testing.F) {
	f.Add(samples()[WARC])
	f.Add(warcRecord("response", "r", "http://a.test/", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n\r\n5\r\nhello\r\n0\r\n\r\n") +
		warcRecord("request", "q", "http://a.test/", "GET / HTTP/1.1\r\n\r\n", "WARC-Concurrent-To: r"))
	f.Fuzz(func(t *testing.T, input string) { fuzz(t, input); fuzz(t, "WARC/1.0\r\n"+input) })
}

func FuzzReport(f *testing.F) {
	f.Add(samples()[Report])
	f.Add(samples()["ndjson"])
	f.Add(`{"schema_version":"1","exchanges":[` + contractExchange + "]}")
	f.Fuzz(func(t *testing.T, input string) { fuzz(t, input); fuzz(t, `{"schema_version":"1",`+input) })
}
