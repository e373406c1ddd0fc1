package fetch

import (
	"bufio"
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestConnectErrors(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	dead := l.Addr().String()
	l.Close()
	_, port, _ := net.SplitHostPort(dead)
	for _, test := range []struct {
		r       Request
		code    int
		message string
	}{
		{Request{URL: "http://" + dead}, 7, "could not connect to 127.0.0.1 port " + port + ": connection refused"},
		{Request{URL: "http://localhost:" + port}, 7, "could not connect to localhost port " + port + ": connection refused"},
		{Request{URL: "http://127.0.0.1/", IPVersion: 6}, 6, "could not resolve host: 127.0.0.1 has no IPv6 address"},
		{Request{URL: "http://" + dead, Interface: "no-such-device"}, 45, `could not bind to "no-such-device": no such address or device`},
		{Request{URL: "http://" + dead, Interface: "192.0.2.1"}, 45, "could not bind to 192.0.2.1: cannot assign requested address"},
		{Request{URL: "http://x/", UnixSocket: "/nonexistent"}, 7, "could not connect to the socket /nonexistent: no such file or directory"},
		{Request{URL: "http://x/", Proxy: "ftp://y"}, 7, `unsupported proxy scheme "ftp"`},
		{Request{URL: "http://x/", Proxy: "http://[y"}, 5, "the proxy is a malformed URL: a bracket is not closed"},
		{Request{URL: "http://x/", Proxy: dead}, 7, "could not connect to 127.0.0.1 port " + port + ": connection refused"},
		{Request{URL: "http://" + dead, Body: &Payload{File: "/nonexistent"}}, 26, "cannot read /nonexistent: no such file or directory"},
	} {
		res := do(t, &test.r)
		if res.code() != test.code || res.Err.Message != test.message || len(res.Exchanges) != 0 || res.Err.URL == "" {
			t.Errorf("%+v\n got %d %q %q", test.r.URL, res.code(), res.Err.Message, res.Err.URL)
		}
	}
}

func TestNameErrors(t *testing.T) {
	res := do(t, &Request{URL: "http://u:p@no-such-host.invalid/", ConnectTimeout: 5 * time.Second})
	if res.code() == codeTimeout {
		t.Skip("no resolver answers here")
	}
	if res.code() != 6 || res.Err.Message != "could not resolve host: no-such-host.invalid" || strings.Contains(res.Err.URL, "u:p") {
		t.Errorf("%v %q", res.Err, res.Err.URL)
	}
	res = do(t, &Request{URL: "http://x/", Proxy: "no-such-host.invalid"})
	if res.code() != 5 || res.Err.Message != "could not resolve proxy: no-such-host.invalid" {
		t.Errorf("%v", res.Err)
	}
}

func TestWhereToConnect(t *testing.T) {
	s := answers(t, fine)
	_, port, _ := net.SplitHostPort(s.addr)
	for name, r := range map[string]Request{
		"resolve":          {URL: "http://a.test:" + port, Resolve: []Resolve{{"a.test", port, []string{"192.0.2.1"}}, {"A.test", port, []string{"127.0.0.1"}}}},
		"resolve any":      {URL: "http://a.test:" + port, Resolve: []Resolve{{"*", port, []string{"127.0.0.1"}}, {"b.test", port, []string{"192.0.2.1"}}}},
		"resolve exact":    {URL: "http://a.test:" + port, Resolve: []Resolve{{"a.test", port, []string{"127.0.0.1"}}, {"*", port, []string{"192.0.2.1"}}}},
		"resolve family":   {URL: "http://a.test:" + port, IPVersion: 4, Resolve: []Resolve{{"a.test", port, []string{"[2001:db8::1]", "127.0.0.1"}}}},
		"second address":   {URL: "http://a.test:" + port, Resolve: []Resolve{{"a.test", port, []string{"127.0.0.9", "[::1]", "127.0.0.1"}}}},
		"connect-to":       {URL: "http://a.test/", ConnectTo: []ConnectTo{{"b.test", "", "192.0.2.1", ""}, {"A.test", "80", "127.0.0.1", port}}},
		"connect-to any":   {URL: "http://a.test/", ConnectTo: []ConnectTo{{"", "", "127.0.0.1", port}}},
		"connect-to port":  {URL: "http://127.0.0.1:81/", ConnectTo: []ConnectTo{{"", "81", "", port}}},
		"both":             {URL: "http://a.test/", ConnectTo: []ConnectTo{{"a.test", "", "b.test", port}}, Resolve: []Resolve{{"b.test", port, []string{"127.0.0.1"}}}},
		"interface":        {URL: s.url("/"), Interface: "127.0.0.1"},
		"name below local": {URL: "http://sub.localhost:" + port},
	} {
		res := do(t, &r)
		if res.Err != nil {
			t.Errorf("%s: %v", name, res.Err)
			continue
		}
		c := res.Exchanges[0].Connection
		host := strings.TrimSuffix(strings.TrimPrefix(r.URL, "http://"), "/")
		if got := s.requests(); c.Remote != s.addr || c.Local == "" || !strings.Contains(got[len(got)-1], "Host: "+host+"\r\n") {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestInterfaceDevice(t *testing.T) {
	if _, err := net.InterfaceByName("lo"); err != nil {
		t.Skip("no device called lo")
	}
	s := answers(t, fine)
	for _, name := range []string{"lo", "if!lo"} {
		if res := do(t, &Request{URL: s.url("/"), Interface: name}); res.Err != nil {
			t.Errorf("%s: %v", name, res.Err)
		}
	}
}

func TestUnixSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Skip(err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Host) })}
	go srv.Serve(l)
	defer srv.Close()
	var out strings.Builder
	if res := do(t, &Request{URL: "http://x.test/", UnixSocket: path, Output: &out}); res.Err != nil || out.String() != "x.test" {
		t.Errorf("%v %q", res.Err, out.String())
	}
}

// connectProxy is an HTTP proxy that wants credentials and tunnels to target.
func connectProxy(tb testing.TB, target string) *script {
	return serve(tb, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		if s.read(c, br) != nil {
			return
		}
		if got := s.requests(); !strings.Contains(got[len(got)-1], "Proxy-Authorization: "+basic("p:q")) {
			io.WriteString(c, "HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n")
			lingerClose(c)
			return
		}
		io.WriteString(c, "HTTP/1.1 200 Connection established\r\nX: y\r\n\r\n")
		splice(c, br, target)
	})
}

func splice(c net.Conn, br *bufio.Reader, target string) {
	up, err := net.Dial("tcp", target)
	if err != nil {
		return
	}
	defer up.Close()
	go func() {
		io.Copy(c, up)
		c.Close()
	}()
	io.Copy(up, br)
}

func TestTunnel(t *testing.T) {
	srv := tlsServer(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Host) })
	target := strings.TrimPrefix(srv.URL, "https://")
	p := connectProxy(t, target)
	var out strings.Builder
	res := do(t, &Request{URL: "https://x.test/", Insecure: true, Proxy: "http://p:q@" + p.addr, Output: &out})
	if res.Err != nil || out.String() != "x.test" {
		t.Errorf("%v %q", res.Err, out.String())
	}
	res = do(t, &Request{URL: "https://x.test/", Insecure: true, Proxy: p.addr, ProxyUser: "p:wrong"})
	if res.code() != 56 || res.Err.Message != "CONNECT tunnel failed, response 407" {
		t.Errorf("%v", res.Err)
	}
	res = do(t, &Request{URL: srv.URL, Insecure: true, Proxy: "127.0.0.1:1", NoProxy: "x.test, 127.0.0.0/8"})
	if res.Err != nil {
		t.Errorf("bypass: %v", res.Err)
	}
}

func TestBypass(t *testing.T) {
	for _, test := range []struct {
		list, host string
		want       bool
	}{
		{"*", "a", true}, {"a.test", "a.test", true}, {".a.test", "b.A.test", true}, {"a.test", "b.a.test.", true}, {"a.test", "ba.test", false},
		{"", "a", false}, {"10.0.0.0/8,x", "10.1.2.3", true}, {"10.0.0.0/8", "11.1.2.3", false}, {"[::1]", "::1", true}, {"1.2.3.4", "1.2.3.4", true}, {"3.4", "1.2.3.4", false},
	} {
		if got := bypass(test.list, test.host); got != test.want {
			t.Errorf("%q, %q: %v", test.list, test.host, got)
		}
	}
}

// TestSOCKS speaks to a SOCKS5 proxy with and without names.
func TestSOCKS(t *testing.T) {
	target := answers(t, fine)
	_, port, _ := net.SplitHostPort(target.addr)
	asked := make(chan string, 2)
	p := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		head := make([]byte, 2)
		io.ReadFull(br, head)
		io.CopyN(io.Discard, br, int64(head[1]))
		c.Write([]byte{5, 0})
		req := make([]byte, 5)
		io.ReadFull(br, req)
		rest := make([]byte, 5)
		if req[3] == 3 {
			rest = make([]byte, int(req[4])+2)
		}
		io.ReadFull(br, rest)
		if req[3] == 3 {
			asked <- string(rest[:len(rest)-2])
		} else {
			asked <- net.IP(append(req[4:], rest[:3]...)).String()
		}
		if got := binary.BigEndian.Uint16(rest[len(rest)-2:]); got == 0 {
			return
		}
		c.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
		splice(c, br, target.addr)
	})
	for scheme, want := range map[string]string{"socks5": "127.0.0.1", "socks5h": "sub.localhost"} {
		res := do(t, &Request{URL: "http://sub.localhost:" + port, Proxy: scheme + "://" + p.addr})
		if got := <-asked; res.Err != nil || got != want {
			t.Errorf("%s: %v, asked for %q", scheme, res.Err, got)
		}
	}
}

func TestTimeLimit(t *testing.T) {
	hang := func(response string) *script {
		return serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
			s.read(c, br)
			io.WriteString(c, response)
			io.Copy(io.Discard, br)
		})
	}
	drip := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		s.read(c, br)
		for _, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nX: "); err == nil; _, err = io.WriteString(c, "a") {
			time.Sleep(10 * time.Millisecond)
		}
	})
	for _, test := range []struct {
		name    string
		r       Request
		message string
	}{
		{"no response", Request{URL: hang("").url("/")}, "with 0 bytes received"},
		{"cut body", Request{URL: hang("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi").url("/")}, "with 2 out of 5 bytes received"},
		{"slow header", Request{URL: drip.url("/")}, "with 0 bytes received"},
		{"handshake", Request{URL: "https://" + hang("").addr}, "with 0 bytes received"},
		{"HTTP/2", Request{URL: hang("").url("/"), Version: HTTP2Prior}, "with 0 bytes received"},
		{"waiting for 100", Request{URL: hang("").url("/"), Body: &Payload{Data: []byte("x"), Upload: true}, Header: []Header{{Name: "Expect", Value: "100-continue"}}}, "with 0 bytes received"},
		{"proxy", Request{URL: "https://x.test/", Proxy: hang("").addr}, "with 0 bytes received"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := test.r
			r.MaxTime = 150 * time.Millisecond
			res := do(t, &r)
			if res.code() != codeTimeout || !strings.HasPrefix(res.Err.Message, "operation timed out after ") || !strings.HasSuffix(res.Err.Message, test.message) {
				t.Errorf("%v", res.Err)
			}
			r.MaxTime = 0
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			time.AfterFunc(50*time.Millisecond, cancel)
			res = (&Client{}).Do(ctx, &r)
			if res.code() != codeInterrupted || res.Err.Message != "interrupted" {
				t.Errorf("cancelled: %v", res.Err)
			}
		})
	}
}

func TestConnectTimeLimit(t *testing.T) {
	s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) { io.Copy(io.Discard, br) })
	if res := do(t, &Request{URL: "https://" + s.addr, ConnectTimeout: 50 * time.Millisecond}); res.code() != codeTimeout {
		t.Errorf("%v", res.Err)
	}
}
