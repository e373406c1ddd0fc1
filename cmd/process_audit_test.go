package cmd

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// auditFiles writes what an audit of n URLs reads, and the same list for curl.
func auditFiles(b *testing.B, url string, n int) (urls, config, policy string) {
	b.Helper()
	var plain, curls strings.Builder
	for i := range n {
		fmt.Fprintf(&plain, "%s/page/%d\n", url, i)
		fmt.Fprintf(&curls, "url = %s/page/%d\n", url, i)
	}
	dir := b.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		return name
	}
	return write("urls.txt", plain.String()), write("curl.txt", curls.String()),
		write("maxage.yaml", "version: 1\nrules:\n  - expect: {status: 200, shared: \"1m..1h\"}\n  - url: /account/**\n    expect: {shared: never}\n")
}

// BenchmarkProcessAudit is an audit of 20,000 URLs with a policy, beside curl's
// fetching of them.
func BenchmarkProcessAudit(b *testing.B) {
	for _, page := range []struct {
		name string
		n    int
		url  string
	}{
		{"1kB", 20000, benchServer(b)},
		{"html-35kB", 5000, benchPages(b)},
	} {
		for _, more := range [][]string{nil, {"--all"}} {
			b.Run(page.name+strings.Join(more, ""), func(b *testing.B) { benchAudit(b, page.url, page.n, more) })
		}
	}
}

// benchPages serves pages with 400 links.
func benchPages(b *testing.B) string {
	page := strings.Repeat(`<div class="a b"><a href="/x/y?z=1">some text here</a><p>Hello, world of pages</p></div>`+"\n", 400)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=300")
		w.Header().Set("ETag", `"x"`)
		io.WriteString(w, page)
	}))
	b.Cleanup(s.Close)
	return s.URL
}

func benchAudit(b *testing.B, url string, n int, more []string) {
	binary := buildBinary(b)
	urls, config, policy := auditFiles(b, url, n)
	args := append([]string{"audit", "-i", urls, "--policy", policy, "--fail-on", "never", "--jobs", "16", "--format", "ndjson"}, more...)
	var ours, curls, others time.Duration
	var peak int64
	httpx := os.Getenv("MAXAGE_HTTPX")
	for b.Loop() {
		t, rss := timed(b, binary, args...)
		ours, peak = ours+t, max(peak, rss)
		t, _ = timed(b, "curl", "-s", "-Z", "--parallel-immediate", "--parallel-max", "16", "-K", config)
		curls += t
		if httpx != "" {
			t, _ = timed(b, httpx, "-l", urls, "-sc", "-silent", "-rl", "0", "-duc")
			others += t
		}
	}
	b.ReportMetric(float64(curls)/float64(ours), "x-curl's-rate")
	if httpx != "" {
		b.ReportMetric(float64(others)/float64(ours), "x-httpx's-rate")
	}
	b.ReportMetric(float64(peak)/(1<<20), "MiB-peak")
	b.ReportMetric(0, "ns/op")
}
