package fetch

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// curlCases pairs arguments of curl with the Request that stands for them.
// URL and ADDR are replaced, SMALL, BIG and COOKIES are files.
var curlCases = []struct {
	args  []string
	r     Request
	stdin string
}{
	{[]string{"URL"}, Request{}, ""},
	{[]string{"http://ADDR"}, Request{URL: "http://ADDR"}, ""},
	{[]string{"http://ADDR?x"}, Request{URL: "http://ADDR?x"}, ""},
	{[]string{"http:///ADDR/x"}, Request{URL: "http:///ADDR/x"}, ""},
	{[]string{"ADDR/x"}, Request{URL: "ADDR/x"}, ""},
	{[]string{"http://ADDR/a/../b/./c/..?x=../y#frag"}, Request{URL: "http://ADDR/a/../b/./c/..?x=../y#frag"}, ""},
	{[]string{"http://ADDR/a%2e%2e/../%2e%2e/x"}, Request{URL: "http://ADDR/a%2e%2e/../%2e%2e/x"}, ""},
	{[]string{"--path-as-is", "http://ADDR/a/../b"}, Request{URL: "http://ADDR/a/../b", PathAsIs: true}, ""},
	{[]string{"http://ADDR/é?ü=ß"}, Request{URL: "http://ADDR/é?ü=ß"}, ""},
	{[]string{"http://u%40:p%20@ADDR/"}, Request{URL: "http://u%40:p%20@ADDR/"}, ""},
	{[]string{"http://u@ADDR/"}, Request{URL: "http://u@ADDR/"}, ""},
	{[]string{"-u", "a:b", "http://u:p@ADDR/"}, Request{URL: "http://u:p@ADDR/", User: "a:b"}, ""},
	{[]string{"-u", "a:", "URL"}, Request{User: "a:"}, ""},
	{[]string{"-u", "a:b", "-H", "Authorization: foo", "URL"}, Request{User: "a:b", Header: []Header{{Name: "Authorization", Value: "foo"}}}, ""},
	{[]string{"-u", "a:b", "-H", "Authorization:", "URL"}, Request{User: "a:b", Header: []Header{{Name: "Authorization", Remove: true}}}, ""},
	{[]string{"--oauth2-bearer", "tok", "URL"}, Request{Bearer: "tok"}, ""},
	{[]string{"--oauth2-bearer", "tok", "-u", "a:b", "URL"}, Request{Bearer: "tok", User: "a:b"}, ""},
	{[]string{"-H", "Host: foo", "-H", "X-A:b", "-H", "X-B;", "-H", "x-c:   d  ", "-H", "X-D :e", "URL"}, Request{Header: []Header{{Name: "Host", Value: "foo"},
		{Name: "X-A", Value: "b", Line: "X-A:b"}, {Name: "X-B"}, {Name: "x-c", Value: "d", Line: "x-c:   d  "}, {Name: "X-D ", Value: "e", Line: "X-D :e"}}}, ""},
	{[]string{"-H", "host:foo", "URL"}, Request{Header: []Header{{Name: "host", Value: "foo", Line: "host:foo"}}}, ""},
	{[]string{"-H", "Host:", "URL"}, Request{Header: []Header{{Name: "Host", Remove: true}}}, ""},
	{[]string{"-H", "Host;", "URL"}, Request{Header: []Header{{Name: "Host"}}}, ""},
	{[]string{"-H", "User-Agent;", "-H", "Accept: x", "URL"}, Request{Header: []Header{{Name: "User-Agent"}, {Name: "Accept", Value: "x"}}}, ""},
	{[]string{"-H", "user-agent: z", "-H", "accept:", "URL"}, Request{Header: []Header{{Name: "user-agent", Value: "z"}, {Name: "accept", Remove: true}}}, ""},
	{[]string{"-H", "X-A: é", "-H", "X-A: two", "URL"}, Request{Header: []Header{{Name: "X-A", Value: "é"}, {Name: "X-A", Value: "two"}}}, ""},
	{[]string{"-H", "Connection: close", "-H", "TE: trailers", "URL"}, Request{Header: []Header{{Name: "Connection", Value: "close"}, {Name: "TE", Value: "trailers"}}}, ""},
	{[]string{"--compressed", "URL"}, Request{Compressed: true}, ""},
	{[]string{"--compressed", "-H", "Accept-Encoding: gzip", "URL"}, Request{Compressed: true, Header: []Header{{Name: "Accept-Encoding", Value: "gzip"}}}, ""},
	{[]string{"--compressed", "-H", "Accept-Encoding:", "URL"}, Request{Compressed: true, Header: []Header{{Name: "Accept-Encoding", Remove: true}}}, ""},
	{[]string{"-e", "http://r/", "URL"}, Request{Referer: "http://r/"}, ""},
	{[]string{"-e", "r", "-H", "Referer: z", "URL"}, Request{Referer: "r", Header: []Header{{Name: "Referer", Value: "z"}}}, ""},
	{[]string{"-b", "c=d; e=f", "URL"}, Request{Cookie: "c=d; e=f"}, ""},
	{[]string{"-b", "c=d", "-H", "Cookie: x=y", "URL"}, Request{Cookie: "c=d", Header: []Header{{Name: "Cookie", Value: "x=y"}}}, ""},
	{[]string{"-b", "COOKIES", "-b", "c=d", "URL"}, Request{Cookie: "c=d", Jar: &Jar{}}, ""},
	{[]string{"-b", "COOKIES", "-b", "c=d", "-H", "Cookie: x=y", "URL"}, Request{Cookie: "c=d", Jar: &Jar{}, Header: []Header{{Name: "Cookie", Value: "x=y"}}}, ""},
	{[]string{"-r", "0-99", "URL"}, Request{Range: "0-99"}, ""},
	{[]string{"-r", "0-99", "-H", "Range: z", "URL"}, Request{Range: "0-99", Header: []Header{{Name: "Range", Value: "z"}}}, ""},
	{[]string{"-r", "0-9", "-d", "a", "URL"}, Request{Range: "0-9", Body: form("a")}, ""},
	{[]string{"-z", "Tue, 01 Jan 2030 00:00:00 GMT", "URL"}, Request{TimeCond: "If-Modified-Since: Tue, 01 Jan 2030 00:00:00 GMT"}, ""},
	{[]string{"-z", "-Tue, 01 Jan 2030 00:00:00 GMT", "-H", "X: y", "URL"}, Request{TimeCond: "If-Unmodified-Since: Tue, 01 Jan 2030 00:00:00 GMT", Header: []Header{{Name: "X", Value: "y"}}}, ""},
	{[]string{"-z", "Tue, 01 Jan 2030 00:00:00 GMT", "-H", "If-Modified-Since: z", "URL"}, Request{TimeCond: "If-Modified-Since: x", Header: []Header{{Name: "If-Modified-Since", Value: "z"}}}, ""},
	{[]string{"-I", "URL"}, Request{Head: true}, ""},
	{[]string{"-I", "-X", "GET", "URL"}, Request{Head: true, Method: "GET"}, ""},
	{[]string{"-X", "FOO", "URL"}, Request{Method: "FOO"}, ""},
	{[]string{"-X", "FOO", "-d", "a", "URL"}, Request{Method: "FOO", Body: form("a")}, ""},
	{[]string{"--request-target", "*", "-X", "OPTIONS", "URL"}, Request{Method: "OPTIONS", Target: "*"}, ""},
	{[]string{"-0", "URL"}, Request{Version: HTTP10}, ""},
	{[]string{"-0", "-d", "a", "URL"}, Request{Version: HTTP10, Body: form("a")}, ""},
	{[]string{"--http1.1", "URL"}, Request{Version: HTTP11}, ""},
	{[]string{"--http2", "URL"}, Request{Version: HTTP2}, ""},
	{[]string{"--http2", "-d", "a", "URL"}, Request{Version: HTTP2, Body: form("a")}, ""},
	{[]string{"--http2", "-u", "a:b", "-b", "c=d", "-H", "X: y", "-e", "r", "--compressed", "-I", "URL"}, Request{Version: HTTP2, User: "a:b", Cookie: "c=d",
		Header: []Header{{Name: "X", Value: "y"}}, Referer: "r", Compressed: true, Head: true}, ""},
	{[]string{"-d", "", "URL"}, Request{Body: form("")}, ""},
	{[]string{"-d", "a=b", "-H", "Content-Type: x", "URL"}, Request{Body: form("a=b"), Header: []Header{{Name: "Content-Type", Value: "x"}}}, ""},
	{[]string{"-d", "a=b", "-H", "Content-Type:", "URL"}, Request{Body: form("a=b"), Header: []Header{{Name: "Content-Type", Remove: true}}}, ""},
	{[]string{"-d", "a=b", "-H", "Expect: 100-continue", "URL"}, Request{Body: form("a=b"), Header: []Header{{Name: "Expect", Value: "100-continue"}}}, ""},
	{[]string{"-d", "a=b", "-H", "Transfer-Encoding: chunked", "URL"}, Request{Body: form("a=b"), Header: []Header{{Name: "Transfer-Encoding", Value: "chunked"}}}, ""},
	{[]string{"-u", "a:b", "-r", "0-9", "--compressed", "-e", "http://r/", "-b", "c=d", "-z", "Tue, 01 Jan 2030 00:00:00 GMT", "-H", "X: y", "-d", "q", "URL"},
		Request{User: "a:b", Range: "0-9", Compressed: true, Referer: "http://r/", Cookie: "c=d", TimeCond: "If-Modified-Since: Tue, 01 Jan 2030 00:00:00 GMT",
			Header: []Header{{Name: "X", Value: "y"}}, Body: form("q")}, ""},
	{[]string{"-d", "@BIG", "URL"}, Request{Body: &Payload{File: "BIG", ContentType: formType}}, ""},
	{[]string{"-d", "@BIG", "-H", "Expect:", "URL"}, Request{Body: &Payload{File: "BIG", ContentType: formType}, Header: []Header{{Name: "Expect", Remove: true}}}, ""},
	{[]string{"-d", "@BIG", "-0", "URL"}, Request{Version: HTTP10, Body: &Payload{File: "BIG", ContentType: formType}}, ""},
	{[]string{"-T", "SMALL", "URL"}, Request{Body: &Payload{File: "SMALL", Upload: true}}, ""},
	{[]string{"-T", "BIG", "URL"}, Request{Body: &Payload{File: "BIG", Upload: true}}, ""},
	{[]string{"-T", "SMALL", "-X", "POST", "-H", "Content-Type: a/b", "URL"}, Request{Method: "POST", Body: &Payload{File: "SMALL", Upload: true}, Header: []Header{{Name: "Content-Type", Value: "a/b"}}}, ""},
	{[]string{"-T", "-", "URL"}, Request{Body: &Payload{From: strings.NewReader("hello"), Upload: true}}, "hello"},
	{[]string{"-x", "http://ADDR", "http://x.test/"}, Request{URL: "http://x.test/", Proxy: "http://ADDR"}, ""},
	{[]string{"-x", "ADDR", "http://a:b@x.test/p#f", "-0", "-H", "Proxy-Connection:"}, Request{URL: "http://a:b@x.test/p#f", Proxy: "ADDR", Version: HTTP10, Header: []Header{{Name: "Proxy-Connection", Remove: true}}}, ""},
	{[]string{"-x", "http://ADDR", "http://x.test:8080/a", "-U", "p:q", "-u", "a:b", "-H", "X: y", "-d", "z", "-e", "r", "-b", "c=d", "-H", "Host: ff"},
		Request{URL: "http://x.test:8080/a", Proxy: "http://ADDR", ProxyUser: "p:q", User: "a:b", Header: []Header{{Name: "X", Value: "y"}, {Name: "Host", Value: "ff"}}, Body: form("z"), Referer: "r", Cookie: "c=d"}, ""},
	{[]string{"-x", "http://p:q@ADDR", "https://x.test/", "-u", "a:b", "-H", "X: y"}, Request{URL: "https://x.test/", Proxy: "http://p:q@ADDR", User: "a:b", Header: []Header{{Name: "X", Value: "y"}}}, ""},
}

const formType = "application/x-www-form-urlencoded"

func form(data string) *Payload { return &Payload{Data: []byte(data), ContentType: formType} }

// TestRequestBytesAsCurl compares what a server received from curl with what
// it received from us.
func TestRequestBytesAsCurl(t *testing.T) {
	curl, err := exec.LookPath("curl")
	if err != nil {
		required(t, "curl")
	}
	if out, _ := exec.Command(curl, "--version").Output(); !bytes.HasPrefix(out, []byte("curl 7.88.")) {
		t.Skip("the table was measured with curl 7.88")
	}
	dir := t.TempDir()
	files := map[string]string{"SMALL": "hello\n", "BIG": strings.Repeat("a", 1100000), "COOKIES": cookieFile}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	port := regexp.MustCompile(`127\.0\.0\.1:\d+`)
	for _, test := range curlCases {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			t.Parallel()
			s := answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
			fill := func(text string) string {
				for name := range files {
					text = strings.ReplaceAll(text, name, filepath.Join(dir, name))
				}
				return strings.ReplaceAll(strings.ReplaceAll(text, "URL", s.url("/p?q")), "ADDR", s.addr)
			}
			args := []string{"-q", "-s", "-o", os.DevNull, "-A", "maxage/1", "--noproxy", ""}
			for _, a := range test.args {
				args = append(args, fill(a))
			}
			cmd := exec.Command(curl, args...)
			cmd.Stdin = strings.NewReader(test.stdin)
			cmd.Run() // a tunnel leads nowhere: what was sent is what counts
			r := test.r
			r.UserAgent = "maxage/1"
			if r.URL == "" {
				r.URL = "URL"
			}
			r.URL, r.Proxy = fill(r.URL), fill(r.Proxy)
			if r.Body != nil {
				body := *r.Body
				body.File = fill(body.File)
				if body.From != nil {
					body.From = strings.NewReader(test.stdin)
				}
				r.Body = &body
			}
			if r.Jar != nil {
				r.Jar = &Jar{}
				if err := r.Jar.Load(strings.NewReader(cookieFile)); err != nil {
					t.Fatal(err)
				}
			}
			res := do(t, &r)
			got := s.requests()
			if len(got) != 2 {
				t.Fatalf("%d requests arrived: %q, %v", len(got), got, res.Err)
			}
			want, have := port.ReplaceAllString(got[0], "ADDR"), port.ReplaceAllString(got[1], "ADDR")
			if want != have {
				t.Errorf("curl sent\n%.900s\nwe sent\n%.900s", want, have)
			}
			if len(res.Exchanges) == 1 {
				checkReported(t, res, have)
			}
		})
	}
}

// checkReported holds the reported request against what arrived.
func checkReported(t *testing.T, res *Result, arrived string) {
	t.Helper()
	m := res.Exchanges[0].Request
	head, _, _ := strings.Cut(arrived, "\r\n\r\n")
	if start, rest, _ := strings.Cut(head, "\r\n"); start != m.Start {
		t.Errorf("reported start line %q, sent %q", m.Start, start)
	} else if n := strings.Count(rest, "\r\n") + 1; rest != "" && n != len(m.Fields) {
		t.Errorf("reported %d fields, sent %d", len(m.Fields), n)
	}
	if m.Start != m.Method+" "+m.Target+" "+m.Version {
		t.Errorf("start line %q is not %q, %q, %q", m.Start, m.Method, m.Target, m.Version)
	}
}

const cookieFile = "# Netscape HTTP Cookie File\n\n" +
	"127.0.0.1\tFALSE\t/\tFALSE\t0\tj1\tv1\n" +
	"#HttpOnly_127.0.0.1\tFALSE\t/p\tFALSE\t4102444800\tj2\tv2\n" +
	"127.0.0.1\tFALSE\t/\tFALSE\t0\tbb\t2\n" +
	"127.0.0.1\tFALSE\t/other\tFALSE\t0\tno\t2\n" +
	"127.0.0.1\tFALSE\t/\tFALSE\t100\told\t2\n" +
	"127.0.0.1\tFALSE\t/\tFALSE\t0\tcccc\t2\n" +
	"127.0.0.1\tFALSE\t/\tTRUE\t0\tdd\t2\n" +
	"127.0.0.1\tFALSE\t/\tTRUE\t0\tee\n"
