package cmd

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// These benchmarks time whole processes, ours and curl's in turns against one
// loopback server, and report ratios: machines differ, ratios less so.
//
//	go test ./cmd -run '^$' -bench Process -benchtime 20x

// buildBinary builds the program once for a benchmark.
func buildBinary(b testing.TB) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "maxage")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", path, "..").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// benchServer answers every request with the talk's headers and a small body.
func benchServer(b testing.TB) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	body := strings.Repeat("0123456789abcdef", 64)
	answer := []byte("HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: " + time.Now().UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT") +
		"\r\nContent-Type: text/html; charset=utf-8\r\nVary: Accept-Encoding\r\nETag: \"x\"\r\nCache-Control: public, max-age=300\r\n" +
		fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serveBench(c, answer)
		}
	}()
	return "http://" + l.Addr().String()
}

func serveBench(c net.Conn, answer []byte) {
	defer c.Close()
	r := bufio.NewReader(c)
	if first, err := r.Peek(1); err != nil || first[0] < 'A' {
		return // somebody tries TLS first
	}
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return
		}
		if len(line) > 2 {
			continue
		}
		if _, err := c.Write(answer); err != nil {
			return
		}
	}
}

// timed runs a command and returns its wall time and peak memory in bytes.
func timed(b testing.TB, name string, args ...string) (time.Duration, int64) {
	b.Helper()
	c := exec.Command(name, args...)
	start := time.Now()
	if err := c.Run(); err != nil {
		b.Fatalf("%s %.60v: %v", name, args, err)
	}
	return time.Since(start), c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
}

func BenchmarkProcessOneGet(b *testing.B) {
	binary, url := buildBinary(b), benchServer(b)+"/"
	var ours, curls time.Duration
	var peak int64
	for b.Loop() {
		t, rss := timed(b, binary, url)
		ours, peak = ours+t, max(peak, rss)
		t, _ = timed(b, "curl", "-sv", "-o", os.DevNull, url)
		curls += t
	}
	b.ReportMetric(float64(ours)/float64(curls), "of-curl's-time")
	b.ReportMetric(float64(peak)/(1<<20), "MiB-peak")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkProcessManyURLs(b *testing.B) {
	binary, url := buildBinary(b), benchServer(b)
	for _, n := range []int{5000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := filepath.Join(b.TempDir(), "urls.txt")
			var text strings.Builder
			for i := range n {
				fmt.Fprintf(&text, "url = %s/page/%d\n", url, i)
			}
			if err := os.WriteFile(list, []byte(text.String()), 0o644); err != nil {
				b.Fatal(err)
			}
			var ours, curls time.Duration
			var peak int64
			for b.Loop() {
				t, rss := timed(b, binary, "-s", "-Z", "--parallel-immediate", "--parallel-max", "16", "-K", list, "--format", "ndjson")
				ours, peak = ours+t, max(peak, rss)
				t, _ = timed(b, "curl", "-s", "-Z", "--parallel-immediate", "--parallel-max", "16", "-K", list)
				curls += t
			}
			b.ReportMetric(float64(curls)/float64(ours), "x-curl's-rate")
			b.ReportMetric(float64(peak)/(1<<20), "MiB-peak")
			b.ReportMetric(0, "ns/op")
		})
	}
}
