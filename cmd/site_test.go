package cmd

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// sites are the sites of running scripts by URL.
var sites sync.Map

// site is a loopback origin that answers byte for byte from a file of blocks:
//
//	=== /path [raw] [slow] [close] [hang] [endless] [reset] [echo]
//	HTTP/1.1 200 OK
//	Cache-Control: max-age=60
//
//	body
//
// Several blocks of one path are answered in turn, the last again and again.
// {origin} is the site's URL, {query} the request's query, {now-10s} a date. raw text is sent as it is,
// with \x1b and the like unquoted, nothing added, and no line end after a \.
// After the answer, hang keeps the connection open, endless sends header lines
// for ever, reset breaks it, close ends it. slow takes a moment to begin. echo answers with the request that came in.
type site struct {
	url, address string
	authority    []byte // PEM, with TLS
	close        func()

	mu       sync.Mutex
	answers  map[string][]answer
	received []string
}

type answer struct {
	page
	how []string
}

func (a *answer) is(word string) bool { return slices.Contains(a.how, word) }

func startSite(text string, secure, h2 bool) *site {
	s := &site{answers: map[string][]answer{}}
	if secure {
		s.startTLS(h2)
	} else {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			panic(err)
		}
		s.listen(l, "http://")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for block := range strings.SplitSeq("\n"+text, "\n=== ") {
		line, content, _ := strings.Cut(block, "\n")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		content = strings.TrimSuffix(strings.ReplaceAll(content, "{origin}", s.url), "\n") + "\n"
		head, body, _ := strings.Cut(content, "\n\n")
		a := answer{page{path: words[0], head: strings.TrimSuffix(head, "\n"), body: body}, words[1:]}
		if a.is("raw") {
			a.body = unescape(content)
		}
		s.answers[a.path] = append(s.answers[a.path], a)
	}
	return s
}

// startTLS borrows the certificate of httptest, which is its own authority.
// HTTP/2 is left to net/http altogether.
func (s *site) startTLS(h2 bool) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(s.serveHTTP))
	server.EnableHTTP2 = true
	server.StartTLS()
	s.authority = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if h2 {
		s.url, s.address, s.close = server.URL, server.Listener.Addr().String(), server.Close
		return
	}
	certificate := server.TLS.Certificates[0]
	server.Close()
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{certificate}})
	if err != nil {
		panic(err)
	}
	s.listen(l, "https://")
}

func (s *site) listen(l net.Listener, scheme string) {
	s.address = l.Addr().String()
	s.url = scheme + s.address
	done := make(chan struct{})
	s.close = sync.OnceFunc(func() { close(done); l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.converse(c, done)
		}
	}()
}

// take hands out the requests received since it was last called.
func (s *site) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.received
	s.received = nil
	return all
}

// next is the answer to a request.
func (s *site) next(request string) answer {
	words := strings.Fields(request)
	path, _, _ := strings.Cut(words[1], "?")
	if i := strings.Index(path, "://"); i >= 0 { // as a proxy gets it
		if path = path[i+3:]; strings.Contains(path, "/") {
			path = path[strings.Index(path, "/"):]
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.received = append(s.received, request)
	list := s.answers[path]
	if list == nil {
		list = s.answers["*"]
	}
	switch len(list) {
	case 0:
		return answer{page{head: "HTTP/1.1 404 Not Found\nCache-Control: no-store", body: "no such page\n"}, nil}
	case 1:
		return list[0]
	}
	s.answers[path] = list[1:]
	return list[0]
}

func (s *site) converse(c net.Conn, done <-chan struct{}) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	for r := bufio.NewReader(c); ; {
		request, err := readRequest(r, c)
		if err != nil {
			return
		}
		a := s.next(request)
		if a.is("echo") {
			a.page = page{head: "HTTP/1.1 200 OK\nContent-Type: text/plain", body: request}
		}
		if a.is("slow") {
			time.Sleep(100 * time.Millisecond)
		}
		_, query, _ := strings.Cut(strings.Fields(request)[1], "?")
		a.head = strings.ReplaceAll(a.head, "{query}", query)
		out := a.bytes(time.Now(), strings.Fields(request)[0])
		if a.is("raw") {
			out = []byte(a.body)
		}
		c.Write(out)
		switch {
		case a.is("hang"):
			<-done
			return
		case a.is("endless"):
			for err := error(nil); err == nil; {
				_, err = io.WriteString(c, "X-Again: "+strings.Repeat("y", 1000)+"\r\n")
			}
			return
		case a.is("reset"):
			c.(*net.TCPConn).SetLinger(0)
			return
		case a.is("close"):
			return
		}
	}
}

// serveHTTP answers through net/http, for HTTP/2.
func (s *site) serveHTTP(w http.ResponseWriter, r *http.Request) {
	a := s.next(r.Method + " " + r.RequestURI + " " + r.Proto + "\n")
	response, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(a.bytes(time.Now(), r.Method))), r)
	if err != nil {
		panic(err)
	}
	for name, values := range response.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(response.StatusCode)
	io.Copy(w, response.Body)
}

var announced = regexp.MustCompile(`(?i)\r\ncontent-length: *(\d+)\r\n`)

// readRequest reads one request with its body, byte for byte.
func readRequest(r *bufio.Reader, c net.Conn) (string, error) {
	if first, err := r.Peek(1); err == nil && first[0] == 0x16 { // TLS, for which servers have a plain answer
		io.WriteString(c, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
		return "", errors.New("not HTTP")
	}
	var got strings.Builder
	for !strings.HasSuffix(got.String(), "\r\n\r\n") {
		line, err := r.ReadString('\n')
		if err != nil {
			return "", err
		}
		got.WriteString(line)
	}
	head := got.String()
	if len(strings.Fields(head)) < 3 {
		return "", errors.New("no request line")
	}
	if strings.Contains(head, "\r\nExpect: 100-continue") {
		io.WriteString(c, "HTTP/1.1 100 Continue\r\n\r\n")
	}
	var err error
	if m := announced.FindStringSubmatch(head); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		_, err = io.CopyN(&got, r, n)
	} else if strings.Contains(head, "\r\nTransfer-Encoding: chunked") {
		for err == nil && !strings.HasSuffix(got.String(), "\r\n0\r\n\r\n") {
			var line string
			line, err = r.ReadString('\n')
			got.WriteString(line)
		}
	}
	return got.String(), err
}
