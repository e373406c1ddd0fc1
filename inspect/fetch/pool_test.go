package fetch

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// counting answers with the number of the connection and of the request on it
// until the n-th connection has had its share.
func counting(tb testing.TB, share func(n int) int, farewell string) *script {
	return serve(tb, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		for i := range share(n) {
			if s.read(c, br) != nil {
				return
			}
			body := fmt.Sprintf("%d.%d", n, i)
			fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
		}
		time.Sleep(5 * time.Millisecond) // after the client has put the connection away
		io.WriteString(c, farewell)
		lingerClose(c)
	})
}

func TestKeepAlive(t *testing.T) {
	s := counting(t, func(int) int { return 3 }, "")
	c := &Client{}
	defer c.Close()
	for i, want := range []string{"0.0", "0.1", "0.2", "1.0", "1.1"} {
		var out strings.Builder
		res := c.Do(t.Context(), &Request{URL: s.url("/"), Output: &out, Body: form("x")})
		if res.Err != nil || out.String() != want || len(res.Exchanges) != 1 {
			t.Fatalf("%v: %q, want %q", res.Err, out.String(), want)
		}
		x := res.Exchanges[0]
		if x.Connection.Reused != (i%3 != 0) || x.Connection.Reused != (x.Timing.Connect == 0) {
			t.Errorf("request %d: %+v %+v", i, x.Connection, x.Timing)
		}
	}
}

func TestDeadConnectionIsNotRetriedWithoutBody(t *testing.T) {
	s := counting(t, func(int) int { return 1 }, "")
	c := &Client{}
	defer c.Close()
	c.Do(t.Context(), &Request{URL: s.url("/")})
	res := c.Do(t.Context(), &Request{URL: s.url("/"), Body: &Payload{From: strings.NewReader("x")}, Header: []Header{{Name: "Expect", Remove: true}}})
	if res.Err == nil {
		t.Error("a body that can be read once was sent twice")
	}
}

// TestUnaskedResponse has the server say 408 on an idle connection.
func TestUnaskedResponse(t *testing.T) {
	s := counting(t, func(int) int { return 1 }, "HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n")
	c := &Client{}
	defer c.Close()
	for want := range 2 {
		res := c.Do(t.Context(), &Request{URL: s.url("/")})
		if res.Err != nil || res.Exchanges[0].Response.Status != 200 || res.Exchanges[0].Connection.Reused {
			t.Fatalf("request %d: %v", want, res.Err)
		}
		c.pool.mu.Lock()
		for _, list := range c.pool.idle {
			for _, idle := range list {
				idle.idleSince = time.Now().Add(-2 * suspect)
			}
		}
		c.pool.mu.Unlock()
		time.Sleep(20 * time.Millisecond)
	}
}

func TestNotKept(t *testing.T) {
	for name, test := range map[string]struct {
		response string
		r        Request
	}{
		"close":           {"HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 0\r\n\r\n", Request{}},
		"HTTP/1.0":        {"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", Request{}},
		"asked to close":  {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Request{Header: []Header{{Name: "connection", Value: "close"}}}},
		"HTTP/1.0 asked":  {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Request{Version: HTTP10}},
		"more than asked": {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", Request{}},
		"headers only":    {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", Request{Head: true, Method: "GET"}},
	} {
		s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
			for s.read(c, br) == nil {
				io.WriteString(c, test.response)
			}
		})
		c := &Client{}
		test.r.URL = s.url("/")
		if res := c.Do(t.Context(), &test.r); res.Err != nil || c.pool.size != 0 {
			t.Errorf("%s: %v, %d kept", name, res.Err, c.pool.size)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	s := counting(t, func(int) int { return 1 << 30 }, "")
	c := &Client{MaxIdlePerHost: 4}
	defer c.Close()
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for range 50 {
				if res := c.Do(t.Context(), &Request{URL: s.url("/"), Jar: &Jar{}}); res.Err != nil {
					t.Error(res.Err)
				}
			}
		})
	}
	wg.Wait()
	if c.pool.size > 4 {
		t.Errorf("%d idle", c.pool.size)
	}
}

func TestPoolIsBounded(t *testing.T) {
	var p pool
	for i := range maxIdle + 10 {
		a, b := net.Pipe()
		defer b.Close()
		p.put(newConn(a, &route{port: fmt.Sprint(i)}), 64)
	}
	if p.size != maxIdle || len(p.idle) > maxIdle+1 {
		t.Errorf("%d idle, %d lists", p.size, len(p.idle))
	}
	if p.get(&route{port: "0"}) != nil || p.get(&route{port: "20"}) == nil {
		t.Error("the oldest was not the one to go")
	}
	p.close()
}

func TestRetry(t *testing.T) {
	busy := "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy"
	fast := Retry{Count: 2, Delay: time.Millisecond}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, test := range []struct {
		name      string
		responses []string
		r         Request
		attempts  int
		code      int
	}{
		{"not asked for", []string{busy, fine}, Request{}, 1, 0},
		{"then fine", []string{busy, fine}, Request{Retry: fast}, 2, 0},
		{"all busy", []string{busy}, Request{Retry: fast}, 3, 0},
		{"not transient", []string{strings.Replace(busy, "503", "404", 1), fine}, Request{Retry: fast}, 1, 0},
		{"404 counts as error", []string{strings.Replace(busy, "503", "404", 1), fine}, Request{Fail: true, Retry: Retry{Count: 1, Delay: 1, AllErrors: true}}, 2, 0},
		{"empty reply", []string{"", fine}, Request{Retry: fast}, 1, 52},
		{"all errors", []string{"", fine}, Request{Retry: Retry{Count: 1, Delay: 1, AllErrors: true}}, 2, 0},
		{"no time left", []string{strings.Replace(busy, "After: 0", "After: 100", 1), fine}, Request{Retry: Retry{Count: 5, MaxTime: time.Second}}, 1, 0},
		{"date", []string{strings.Replace(busy, "After: 0", "After: Fri, 01 Jan 2100 00:00:00 GMT", 1), fine}, Request{Retry: Retry{Count: 5, MaxTime: time.Second}}, 1, 0},
		{"output is cut back", []string{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", fine}, Request{Output: file, Retry: Retry{Count: 1, Delay: 1, AllErrors: true}}, 2, 0},
	} {
		s := answers(t, test.responses...)
		r := test.r
		r.URL = s.url("/")
		res := do(t, &r)
		if len(res.Exchanges) != test.attempts || res.Retries != test.attempts-1 || res.code() != test.code {
			t.Errorf("%s: %d attempts, %v", test.name, len(res.Exchanges), res.Err)
		}
	}
	if data, _ := os.ReadFile(file.Name()); string(data) != "ok" {
		t.Errorf("file holds %q", data)
	}
	refused := Request{URL: "http://127.0.0.1:1/", Retry: Retry{Count: 2, Delay: 1, ConnRefused: true}}
	if res := do(t, &refused); res.Retries != 2 || res.code() != codeConnect {
		t.Errorf("%d retries, %v", res.Retries, res.Err)
	}
}

func TestReset(t *testing.T) {
	s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		s.read(c, br)
		if n%2 == 1 {
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi")
			time.Sleep(20 * time.Millisecond)
		}
		c.(*net.TCPConn).SetLinger(0)
	})
	for range 2 {
		res := do(t, &Request{URL: s.url("/")})
		if res.code() != codeReceive || !strings.Contains(res.Err.Message, "connection reset by peer") {
			t.Errorf("%v", res.Err)
		}
	}
}

// TestExpect covers the four things a server can say to Expect.
func TestExpect(t *testing.T) {
	for name, test := range map[string]struct {
		answer   string // before the body
		requests int
		status   int
		sent     bool
	}{
		"100":       {"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n", 1, 200, true},
		"103 first": {"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n", 1, 200, true},
		"refused":   {"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", 1, 413, false},
		"417":       {"HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n", 2, 200, true},
		"silence":   {"", 1, 200, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			var heads []string
			var bodies []byte
			s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
				var head strings.Builder
				for line := ""; line != "\r\n"; {
					var err error
					if line, err = br.ReadString('\n'); err != nil {
						return
					}
					head.WriteString(line)
				}
				mu.Lock()
				heads = append(heads, head.String())
				mu.Unlock()
				if strings.Contains(head.String(), "Expect:") {
					io.WriteString(c, test.answer)
				}
				body := make([]byte, 4)
				if _, err := io.ReadFull(br, body); err == nil {
					mu.Lock()
					bodies = append(bodies, body...)
					mu.Unlock()
					io.WriteString(c, fine)
				}
				lingerClose(c)
			})
			res := do(t, &Request{URL: s.url("/"), Body: &Payload{Data: []byte("body"), Upload: true}})
			mu.Lock()
			defer mu.Unlock()
			if res.Err != nil || len(res.Exchanges) != test.requests || len(heads) != test.requests {
				t.Fatalf("%v, %d exchanges", res.Err, len(res.Exchanges))
			}
			if x := res.Exchanges[test.requests-1]; x.Response.Status != test.status || (string(bodies) == "body") != test.sent {
				t.Errorf("status %d, body %q", x.Response.Status, bodies)
			}
		})
	}
}
