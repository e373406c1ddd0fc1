package fetch

import (
	"bufio"
	"context"
	"io"
	"net"
	"testing"
)

// benchServer answers every request on every connection with the same bytes.
func benchServer(tb testing.TB, response string) string {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { l.Close() })
	go func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer nc.Close()
				br := bufio.NewReader(nc)
				for {
					line, err := br.ReadSlice('\n')
					if err != nil {
						return
					}
					if len(line) == 2 {
						io.WriteString(nc, response)
					}
				}
			}()
		}
	}()
	return "http://" + l.Addr().String() + "/"
}

const benchResponse = "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Tue, 01 Jan 2030 00:00:00 GMT\r\nContent-Type: text/html\r\n" +
	"Content-Length: 5\r\nCache-Control: public, max-age=300\r\nVary: Accept-Encoding\r\nETag: \"abc\"\r\n\r\nhello"

func BenchmarkGetKeepAlive(b *testing.B) {
	url := benchServer(b, benchResponse)
	var c Client
	defer c.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r := &Request{URL: url, UserAgent: "maxage/0"}
	b.ReportAllocs()
	for b.Loop() {
		if res := c.Do(ctx, r); res.Err != nil || res.Exchanges[0].Body.Bytes != 5 {
			b.Fatal(res.Err)
		}
	}
}

func BenchmarkGetKeepAliveParallel(b *testing.B) {
	url := benchServer(b, benchResponse)
	var c Client
	defer c.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r := &Request{URL: url, UserAgent: "maxage/0"}
	b.ReportAllocs()
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if res := c.Do(ctx, r); res.Err != nil || res.Exchanges[0].Body.Bytes != 5 {
				b.Fatal(res.Err)
			}
		}
	})
}
