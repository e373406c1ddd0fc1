package load

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"
)

func TestTalk(t *testing.T) {
	r := readAll(string(capture(t, "seed-curl-v.txt")))
	if r.format != Transcript || r.err != nil || len(r.problems) > 0 || len(r.exchanges) != 1 {
		t.Fatalf("%+v", r)
	}
	x := r.exchanges[0]
	if x.URL != "http://disqus.com/" || x.Request.Method != "GET" || x.Response.Status != 200 || len(x.Request.Fields) != 3 || len(x.Response.Fields) != 8 {
		t.Errorf("%+v", x)
	}
	if got := x.Received.Format("2006-01-02 15:04:05"); got != "2014-05-02 06:38:37" {
		t.Errorf("observed at %s", got)
	}
}

// TestCapturedHARs compares every entry with what encoding/json makes of the
// same file.
func TestCapturedHARs(t *testing.T) {
	for _, name := range []string{"capture-har_redirect-loop.har", "chrome_github.com_home.har", "firefox_www.nghttp2.org.har",
		"ie11.fiddler.har", "webpagetest_github.com.har", "www.bbc.com.har"} {
		t.Run(name, func(t *testing.T) {
			data := capture(t, name)
			var har struct {
				Log struct {
					Entries []struct {
						Request  struct{ URL, Method string }
						Response struct {
							Status  int
							Headers []struct{ Name, Value string }
						}
					}
				}
			}
			if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &har); err != nil {
				t.Fatal(err)
			}
			r := readAll(string(data))
			if r.format != HAR || r.err != nil || len(r.problems) > 0 || len(r.exchanges) != len(har.Log.Entries) {
				t.Fatalf("%d exchanges of %d entries, format %q, error %v, problems %v", len(r.exchanges), len(har.Log.Entries), r.format, r.err, r.problems)
			}
			for i, e := range har.Log.Entries {
				x := r.exchanges[i]
				if x.URL != e.Request.URL || x.Request.Method != e.Request.Method || x.Response.Status != e.Response.Status || x.Entry != i {
					t.Errorf("entry %d: got %s %q %d", i, x.Request.Method, x.URL, x.Response.Status)
				}
				n := 0
				for _, h := range e.Response.Headers {
					if strings.HasPrefix(h.Name, ":") || h.Name == "X-Firefox-Spdy" {
						continue
					}
					if n >= len(x.Response.Fields) || x.Response.Fields[n].Name != h.Name || x.Response.Fields[n].Value != strings.Trim(h.Value, " ") {
						t.Errorf("entry %d: header %d is not %q: %q", i, n, h.Name, h.Value)
					}
					n++
				}
				if n != len(x.Response.Fields) || x.Received.IsZero() || x.Received.Before(x.Sent) {
					t.Errorf("entry %d: %d fields of %d, sent %v, received %v", i, len(x.Response.Fields), n, x.Sent, x.Received)
				}
			}
		})
	}
}

func TestCapturedDetails(t *testing.T) {
	firefox := readAll(string(capture(t, "firefox_www.nghttp2.org.har")))
	if x := firefox.exchanges[0]; x.Response.Version != "HTTP/2" || x.Response.Start != "HTTP/2 200 " || x.Connection.Remote == "" {
		t.Errorf("firefox: %+v", x)
	}
	chrome := readAll(string(capture(t, "chrome_github.com_home.har")))
	x := chrome.exchanges[1]
	if got := x.Sent.Format("15:04:05.000"); got != "09:36:24.002" {
		t.Errorf("sent at %s", got) // 23.693 s + 1.931 + 8.813 + 299.143 + 0.066 ms = 24.002953 s
	}
	if got := x.Received.Sub(x.Sent).Milliseconds(); got != 148 {
		t.Errorf("waited %d ms", got)
	}
	if x.Connection.Remote != "151.101.24.133:443" || x.Body.Bytes != 21679 || x.Body.Decoded != 112400 {
		t.Errorf("chrome: %+v", x)
	}
	if d := x.Timing.TLS - x.Timing.Connect; d.Milliseconds() != 151 {
		t.Errorf("TLS took %v", d)
	}
	loop := readAll(string(capture(t, "capture-har_redirect-loop.har")))
	for i, x := range loop.exchanges {
		if x.Hop != i {
			t.Errorf("exchange %d is hop %d", i, x.Hop)
		}
	}
	bbc, hops := readAll(string(capture(t, "www.bbc.com.har"))), 0
	for _, x := range bbc.exchanges {
		hops += x.Hop
	}
	if hops != 1 { // the targets of the other three stand before them in the file
		t.Errorf("%d redirects followed, want 1", hops)
	}
}

func TestCapturedWARCs(t *testing.T) {
	for name, want := range map[string]int{"example.warc": 2, "example.warc.gz": 2, "post-test.warc.gz": 3} {
		data := capture(t, name)
		plain := data
		if strings.HasSuffix(name, ".gz") {
			z, err := gzip.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if plain, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		records := len(regexp.MustCompile(`(?m)^WARC-Type: (response|revisit)\r?$`).FindAll(plain, -1))
		r := readAll(string(data))
		if records != want || len(r.exchanges) != want || r.err != nil || len(r.problems) > 0 || r.format != WARC {
			t.Errorf("%s: %d records, %d exchanges, error %v, problems %v", name, records, len(r.exchanges), r.err, r.problems)
		}
		for _, x := range r.exchanges {
			if x.Request.Start == "" || len(x.Request.Fields) < 6 || x.Connection.Remote == "" || x.Received.IsZero() {
				t.Errorf("%s: no request joined: %+v", name, x)
			}
		}
	}
	gz := readAll(string(capture(t, "example.warc.gz"))).exchanges
	if b := gz[0].Body; b.Bytes != 606 || b.Decoded != 1270 || b.SHA256 == "" || b.Truncated {
		t.Errorf("body: %+v", b)
	}
	if b := gz[1].Body; b.Bytes != 606 || b.Decoded != -1 {
		t.Errorf("revisit: %+v", b)
	}
	post := readAll(string(capture(t, "post-test.warc.gz"))).exchanges
	if m := post[0].Request; m.Method != "POST" || m.Bytes != 16+4 && m.Bytes != 16 {
		t.Errorf("request: %+v", m)
	}
}
