//go:build unix

package live

import (
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"
)

// host is the name that requests to the shared caches are for.
const host = "origin.test"

func freePort(t testing.TB) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// serve starts a shared cache in front of an origin. Another program may take
// the port in between, so it tries again.
func (p *product) serve(t testing.TB, o *origin) (*process, socket) {
	t.Helper()
	var failed error
	for range 3 {
		dir, port := ownFolder(t), freePort(t)
		child, err := start(t, p.command(t, dir, port, o.port()), dir)
		if err == nil {
			if err = child.ready(port); err == nil {
				return child, socket(port)
			}
			child.stop()
			err = fmt.Errorf("%w\n%s", err, child.said())
		}
		failed = err
	}
	t.Fatalf("%s: %v", p.name, failed)
	return nil, 0
}

// ready waits until the cache answers twice from one fetch.
func (p *process) ready(port int) error {
	for i := range 150 {
		select {
		case <-p.done:
			return fmt.Errorf("ended before it was ready")
		case <-time.After(100 * time.Millisecond):
		}
		url := fmt.Sprintf("http://127.0.0.1:%d/warm/%d", port, i)
		if first := answerAt(url); first != "" {
			time.Sleep(100 * time.Millisecond)
			if answerAt(url) == first {
				return nil
			}
		}
	}
	return fmt.Errorf("not ready after 15 s")
}

func answerAt(url string) string {
	q, _ := http.NewRequest("GET", url, nil)
	q.Host, q.Close = host, true
	client := http.Client{Timeout: 2 * time.Second}
	r, err := client.Do(q)
	if err != nil {
		return ""
	}
	r.Body.Close()
	return r.Header.Get("X-Answer")
}
