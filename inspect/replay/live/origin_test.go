//go:build unix

package live

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"sync"
	"testing"
	"time"
)

// thinks is how long the origin takes, so that a client that waited for it can
// be told from one whose answer came from store while the origin was asked.
const thinks = 100 * time.Millisecond

// origin answers by step of the sequence that is being played, in the field
// lines that the step names and no others.
type origin struct {
	net.Listener
	mu      sync.Mutex
	playing map[string]*playing // by the last element of the path
	last    int
}

// playing is one sequence on its way through one cache.
type playing struct {
	*sequence
	id    string
	start time.Time

	mu    sync.Mutex
	step  int
	asked []*asked
}

// asked is one request that the origin saw. Its number is its position, from 1.
type asked struct {
	step      int
	condition bool // it was sent with a validator
	status    int
	done      time.Time // the answer was about to be written; zero: not yet
}

func newOrigin(t testing.TB) *origin {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o := &origin{Listener: l, playing: map[string]*playing{}}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go o.serve(c)
		}
	}()
	return o
}

func (o *origin) port() int { return o.Addr().(*net.TCPAddr).Port }

// begin has the origin answer for a sequence, under a path of its own.
func (o *origin) begin(s *sequence) *playing {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.last++
	p := &playing{sequence: s, id: fmt.Sprint(o.last), start: time.Now()}
	o.playing[p.id] = p
	return p
}

// path is the request target of step i.
func (p *playing) path(i int) string { return p.dir + p.id + p.steps[i].query }

func (o *origin) serve(c net.Conn) {
	defer c.Close()
	for r := bufio.NewReader(c); ; {
		q, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		io.Copy(io.Discard, q.Body)
		o.mu.Lock()
		p := o.playing[path.Base(q.URL.Path)]
		o.mu.Unlock()
		if p == nil {
			warm(c)
		} else {
			p.answer(c, q)
		}
		if q.Close || q.ProtoMinor == 0 {
			return
		}
	}
}

// warm answers what asks whether a cache is up, never twice the same. Not every
// cache stores what has no body.
func warm(c net.Conn) {
	now := time.Now()
	fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nDate: %s\r\nCache-Control: max-age=600\r\nX-Answer: %d\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nwarm\n",
		now.UTC().Format(http.TimeFormat), now.UnixNano())
}
