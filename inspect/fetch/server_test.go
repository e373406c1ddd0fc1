package fetch

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// script is a loopback server that hands every connection to play, with its
// number from 0, and keeps what the requests looked like.
type script struct {
	addr string
	mu   sync.Mutex
	got  []string
}

func serve(tb testing.TB, play func(s *script, c net.Conn, br *bufio.Reader, n int)) *script {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	s := &script{addr: l.Addr().String()}
	var wg sync.WaitGroup
	var open sync.Map
	tb.Cleanup(func() {
		l.Close()
		open.Range(func(c, _ any) bool { c.(net.Conn).Close(); return true })
		wg.Wait()
	})
	wg.Go(func() {
		for n := 0; ; n++ {
			c, err := l.Accept()
			if err != nil {
				return
			}
			open.Store(c, nil)
			wg.Go(func() {
				defer open.Delete(c)
				defer c.Close()
				c.SetDeadline(time.Now().Add(20 * time.Second))
				play(s, c, bufio.NewReader(c), n)
			})
		}
	})
	return s
}

// answers serves the responses in turn, each on its own connection; the last
// one again and again.
func answers(tb testing.TB, responses ...string) *script {
	tb.Helper()
	return serve(tb, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		if s.read(c, br) != nil {
			return
		}
		io.WriteString(c, strings.ReplaceAll(responses[min(n, len(responses)-1)], "ADDR", s.addr))
		lingerClose(c)
	})
}

// lingerClose closes so that unread input does not turn into a reset.
func lingerClose(c net.Conn) {
	if t, ok := c.(*net.TCPConn); ok {
		t.CloseWrite()
		io.Copy(io.Discard, c)
	}
	c.Close()
}

// read takes one request with its body, allowing it when asked.
func (s *script) read(c net.Conn, br *bufio.Reader) error {
	var req bytes.Buffer
	length, chunked := 0, false
	for {
		line, err := br.ReadString('\n')
		req.WriteString(line)
		if err != nil {
			return err
		}
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch value = strings.TrimSpace(value); strings.ToLower(name) {
		case "content-length":
			length, _ = strconv.Atoi(value)
		case "transfer-encoding":
			chunked = true
		case "expect":
			io.WriteString(c, "HTTP/1.1 100 Continue\r\n\r\n")
		}
		if line == "\r\n" {
			break
		}
	}
	io.CopyN(&req, br, int64(length))
	for chunked {
		line, err := br.ReadString('\n')
		req.WriteString(line)
		if err != nil {
			return err
		}
		if line == "0\r\n" {
			end, _ := br.ReadString('\n')
			req.WriteString(end)
			break
		}
	}
	s.mu.Lock()
	s.got = append(s.got, req.String())
	s.mu.Unlock()
	return nil
}

// requests returns what was received so far.
func (s *script) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.got...)
}

func (s *script) url(path string) string { return "http://" + s.addr + path }

// do performs r with a new Client.
func do(tb testing.TB, r *Request) *Result {
	tb.Helper()
	c := &Client{}
	tb.Cleanup(c.Close)
	return c.Do(context.Background(), r)
}

func (r *Result) code() int {
	if r.Err == nil {
		return 0
	}
	return r.Err.Code
}

// required skips a test that needs what is missing, unless all is required.
func required(tb testing.TB, what string) {
	tb.Helper()
	if os.Getenv("MAXAGE_REQUIRE") == "1" {
		tb.Fatalf("%s is required", what)
	}
	tb.Skipf("no %s", what)
}
