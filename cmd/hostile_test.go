package cmd

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// hostile is a server that writes what it is told, after each request, as
// long as the client listens.
func hostile(t *testing.T, write func(w io.Writer)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				c.SetDeadline(time.Now().Add(30 * time.Second))
				c.Read(make([]byte, 4096))
				write(c)
			}()
		}
	}()
	return "http://" + l.Addr().String() + "/"
}

// repeated is n times the same byte.
func repeated(w io.Writer, b byte, n int) {
	chunk := bytes.Repeat([]byte{b}, 64<<10)
	for ; n > 0; n -= len(chunk) {
		if _, err := w.Write(chunk[:min(n, len(chunk))]); err != nil {
			return
		}
	}
}

// bomb is a response whose body is small until it is decoded: to 300 MiB, or
// to just enough where making it takes long.
func bomb(coding string, encoder func(io.Writer) io.WriteCloser) func(io.Writer) {
	size := 300 << 20
	if testing.Short() || raceDetector {
		size = 16 << 20
	}
	var body bytes.Buffer
	e := encoder(&body)
	repeated(e, 0, size)
	e.Close()
	head := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\nCache-Control: max-age=60\r\n\r\n", coding, body.Len())
	return func(w io.Writer) {
		io.WriteString(w, head)
		w.Write(body.Bytes())
	}
}

// TestHostileServers fetches from servers that want to harm, followed by one
// that does not: the harm has curl's number, a sentence, and bounds, and the
// rest of the run is reported.
func TestHostileServers(t *testing.T) {
	good := startSite("=== /\nHTTP/1.1 200 OK\nCache-Control: max-age=7\n\nfine\n", false, false)
	t.Cleanup(good.close)
	text := func(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }
	for name, c := range map[string]struct {
		write   func(io.Writer)
		code    int
		message string
		args    []string
	}{
		"empty reply":         {text(""), 52, "empty reply", nil},
		"garbage status line": {text("HTP/9 what\r\n\r\n"), 1, "HTTP", nil},
		"truncated body":      {text("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"), 18, "remaining", nil},
		"truncated chunk":     {text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"), 18, "", nil},
		"bad chunk":           {text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), 56, "chunk", nil},
		"huge chunk size":     {text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc"), 56, "chunk", nil},
		"huge length":         {text("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nabc"), 0, "", nil},
		"one endless line": {func(w io.Writer) {
			io.WriteString(w, "HTTP/1.1 200 OK\r\nX: ")
			repeated(w, 'a', 10<<20)
		}, 56, "header", nil},
		"10 MiB of lines": {func(w io.Writer) {
			io.WriteString(w, "HTTP/1.1 200 OK\r\n"+strings.Repeat("X-Filler: "+strings.Repeat("y", 90)+"\r\n", 100000)+"\r\n")
		}, 56, "header", nil},
		"a million short lines": {func(w io.Writer) {
			io.WriteString(w, "HTTP/1.1 200 OK\r\n"+strings.Repeat("A:\r\n", 1000000)+"\r\n")
		}, 56, "header", nil},
		"endless interim": {func(w io.Writer) {
			for range 1000000 {
				if _, err := io.WriteString(w, "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"); err != nil {
					return
				}
			}
		}, 56, "", nil},
		"endless redirect": {text("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), 47, "50", []string{"-L"}},
		"endless body": {func(w io.Writer) {
			io.WriteString(w, "HTTP/1.1 200 OK\r\n\r\n")
			repeated(w, 'a', 1<<40)
		}, 28, "timed out", []string{"-m", "0.3"}},
		"gzip bomb":    {bomb("gzip", func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }), 61, "decompression bomb", nil},
		"deflate bomb": {bomb("deflate", func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }), 61, "decompression bomb", nil},
		"br bomb":      {bomb("br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 5) }), 61, "decompression bomb", []string{"--compressed"}},
		"zstd bomb": {bomb("zstd", func(w io.Writer) io.WriteCloser {
			e, err := zstd.NewWriter(w)
			if err != nil {
				t.Fatal(err)
			}
			return e
		}), 61, "decompression bomb", []string{"--compressed", "-o", os.DevNull}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := hostile(t, c.write)
			p := program(t, append(append([]string{"--format", "json"}, c.args...), url, "--next", good.url)...)
			out, errs, code := finish(t, p)
			var r told
			if err := json.Unmarshal([]byte(out), &r); err != nil {
				t.Fatalf("%v\n%s", err, errs)
			}
			if code != c.code {
				t.Errorf("exit code %d, want %d: %s", code, c.code, errs)
			}
			if !strings.Contains(errs, c.message) || code > 0 && errs == "" {
				t.Errorf("the error is %q, and says nothing of %q", errs, c.message)
			}
			if n := len(r.Exchanges); n == 0 || r.Exchanges[n-1].Verdicts["shared"].Lifetime != 7 {
				t.Error("the good page is not reported")
			}
			if (len(r.Errors) > 0) != (code > 0) || r.Summary.Failed != len(r.Errors) {
				t.Errorf("exit code %d, but the report has %d errors", code, len(r.Errors))
			}
			checkMemory(t, p, 40)
		})
	}
}

// told is what these tests read in a report.
type told struct {
	Summary   struct{ Failed int }
	Exchanges []struct {
		URL      string
		Verdicts map[string]struct {
			Lifetime int64 `json:"lifetime_s"`
		}
	}
	Errors []struct {
		Code    int
		Message string
	}
}

// checkMemory holds a finished process to so many MiB. The race detector
// needs several times as much.
func checkMemory(t *testing.T, c *exec.Cmd, limit int64) {
	t.Helper()
	if raceDetector {
		limit *= 10
	}
	if used := peak(t, c); used > limit {
		t.Errorf("it took %d MiB, more than %d", used, limit)
	}
}

// TestNothingSteers checks that what a server or a recording sends can neither
// steer a terminal nor speak to a CI system, in any text that is written.
func TestNothingSteers(t *testing.T) {
	evil := "\x1b[31mred\x1b]0;title\x07 \x00nul \x9b1m \u202ebidi \u200f \xff\xfe ::error::no \r::warning::no"
	answer := "HTTP/1.1 200 " + evil + "\r\nCache-Control: max-age=60, " + evil + "\r\nSet-Cookie: a=" + evil + "\r\n::error file=a::b: c\r\n" +
		"Location: http://" + strings.ReplaceAll(evil, " ", "") + "/\r\nVary: " + evil + "\r\nServer: \n ::error::folded\r\nETag: \"" + evil + "\"\r\nContent-Length: 0\r\n\r\n"
	url := hostile(t, func(w io.Writer) { io.WriteString(w, strings.ReplaceAll(answer, "\x00", "")) })
	nul := hostile(t, func(w io.Writer) { io.WriteString(w, answer) })
	recorded := strings.ReplaceAll(answer, "\r\n", "\n")
	for _, c := range []struct {
		stdin string
		args  []string
	}{
		{"", []string{url}}, {"", []string{nul}}, {"", []string{"-v", url}}, {"", []string{"--brief", url}}, {"", []string{"-L", url}}, {"", []string{"--ascii", "-v", url}},
		{"", []string{"--width", "120", url}}, {"", []string{"--format", "json", url}}, {"", []string{"--format", "ndjson", "-L", url}}, {"", []string{"--show-secrets", "-v", url}},
		{"", []string{"--set", "X: " + strings.ReplaceAll(evil, "\x00", ""), url}}, {"", []string{url + "\x1b[31m"}}, {"", []string{"http://\x1b[31m::error::/"}},
		{"", []string{"--\x1b[31m"}}, {"", []string{"-H", "::error::x", url}}, {"", []string{"-H", "\n::error::x", url}}, {"", []string{"-o", "no\n::error::/x", url}},
		{"", []string{"::error::x"}}, {"", []string{"\n::error::x"}}, {"", []string{"read", "\n::error::\x1b[1m"}}, {"", []string{"explain", "\n::error::\x1b[1m"}},
		{"", []string{"explain", "Cache-Control: \x1b[1m, max-age=\u202e5"}}, {"", []string{"rules", "\n::error::\x1b[1m"}}, {"", []string{"help", "\n::error::\x1b[1m"}},
		{recorded, []string{"read", "-"}}, {"> GET /" + url + " HTTP/1.1\n> Host: \x1b[1m\n>\n< " + strings.ReplaceAll(recorded, "\n", "\n< "), []string{"read", "-v", "-"}},
		{recorded, []string{"read", "-", "--format", "ndjson"}}, {evil, []string{"read", "-"}}, {`{"log":{"entries":[` + evil, []string{"read", "-"}},
		{`{"log":{"entries":[{"request":{"method":"\u001b[1m","url":"http://a/\n::error::","headers":[]},"response":{"status":200,"statusText":"\n::error::","headers":[{"name":"\n::error::x","value":"\u009b1m"}]}}]}}`, []string{"read", "-v", "-"}},
	} {
		out, errs, _ := runProgram(t, c.stdin, c.args...)
		if out+errs == "" {
			t.Errorf("%q: nothing is said", c.args)
		}
		for _, text := range []string{out, errs} {
			if at := steering.FindStringIndex(text); at != nil {
				t.Errorf("%q writes %q", c.args, text[max(0, at[0]-60):min(len(text), at[1]+40)])
			}
		}
	}
}

// TestEveryTransferIsTold runs all kinds of failure at once, in parallel.
func TestEveryTransferIsTold(t *testing.T) {
	s := startSite(echoing, false, false)
	defer s.close()
	out, errs, code := runProgram(t, "", "-Z", "--format", "json", s.url+"/1", "http://no-such-host.invalid/", "http://127.0.0.1:1/", "https://"+s.address+"/",
		"http://[bad/", s.url+"/2", hostile(t, func(io.Writer) {}), s.url+"/3")
	var r told
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	var codes []int
	for _, e := range r.Errors {
		codes = append(codes, e.Code)
		if e.Message == "" || !strings.Contains(errs, e.Message) {
			t.Errorf("%+v is not told on standard error", e)
		}
	}
	if fmt.Sprint(codes) != "[6 7 35 3 52]" || code != 52 {
		t.Errorf("errors %v, exit code %d", codes, code)
	}
	if r.Summary.Failed != 5 || r.Exchanges[len(r.Exchanges)-1].URL != s.url+"/3" {
		t.Errorf("summary %+v, last exchange %s", r.Summary, r.Exchanges[len(r.Exchanges)-1].URL)
	}
}
