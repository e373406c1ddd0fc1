package fetch

import (
	"bufio"
	"context"
	"io"
	"net"
	"testing"
)

// TestWatchedConnection: a connection that is kept between exchanges is not
// used again once the ctx of the earlier one has ended.
func TestWatchedConnection(t *testing.T) {
	s := serve(t, func(s *script, c net.Conn, br *bufio.Reader, _ int) {
		for s.read(c, br) == nil {
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
		}
	})
	c := &Client{}
	defer c.Close()
	for i := range 3 {
		ctx, cancel := context.WithCancel(context.Background())
		for again := range 2 {
			res := c.Do(ctx, &Request{URL: s.url("/")})
			if res.Err != nil {
				t.Fatalf("%d: %v", i, res.Err)
			}
			if reused := res.Exchanges[0].Connection.Reused; reused != (again == 1) {
				t.Errorf("ctx %d, request %d: reused is %v", i, again, reused)
			}
		}
		cancel()
	}
}
