//go:build unix

package live

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// client sends the requests of a sequence to a cache.
type client interface {
	ask(path string, st *step) reply
	atOnce() int // requests that may be under way
}

// reply is what the client got.
type reply struct {
	sent, got time.Time
	status    int
	number    int  // of the origin's answer that it shows; 0: of none
	hidden    bool // a browser does not show a redirect to its page
	err       error
}

// socket is a client that writes the fields of a request as they stand, to a
// cache on that port of loopback.
type socket int

func (socket) atOnce() int { return 24 }

func (port socket) ask(path string, st *step) (r reply) {
	var c net.Conn
	if c, r.err = net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", port), 5*time.Second); r.err != nil {
		return r
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", st.method, path, host)
	for _, f := range st.request {
		fmt.Fprintf(&b, "%s: %s\r\n", f.Name, f.Value)
	}
	if slices.Contains(unsafe, st.method) {
		b.WriteString("Content-Length: 0\r\n")
	}
	b.WriteString("Connection: close\r\n\r\n")
	r.sent = time.Now()
	io.WriteString(c, b.String())
	response, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: st.method})
	r.got = time.Now()
	if r.err = err; err != nil {
		return r
	}
	body, _ := io.ReadAll(response.Body)
	r.status, r.number = response.StatusCode, number(string(body), response.Header.Get("X-Answer"))
	return r
}

var numbered = regexp.MustCompile(`^answer ([0-9]+) `)

// number reads which answer of the origin this is, from its body or else from
// its field.
func number(body, field string) int {
	if m := numbered.FindStringSubmatch(body); m != nil {
		field = m[1]
	}
	n, _ := strconv.Atoi(field)
	return n
}
