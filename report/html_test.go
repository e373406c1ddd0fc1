package report

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"maxage/inspect"
	"maxage/inspect/load"
	"maxage/inspect/wire"
)

func htmlPage(t testing.TB, r *Report) []byte { return htmlWithin(t, r, rowsLimit) }

// htmlWithin is a page whose rows have that much room for sentences.
func htmlWithin(t testing.TB, r *Report, limit int) []byte {
	t.Helper()
	var b bytes.Buffer
	h := NewHTML(&b)
	h.limit = limit
	play(t, h, r)
	return b.Bytes()
}

var slug = regexp.MustCompile(`[^a-z0-9]+`)

// siteReport is what an audit of a site of n URLs could look like: responses
// of the corpus, each from a URL of its own, with the rules as they are.
func siteReport(t testing.TB, n int) *Report {
	t.Helper()
	var all []*wire.Exchange
	files, _ := filepath.Glob("../testdata/corpus/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			text := string(f.Data)
			for strings.HasPrefix(text, "//") {
				_, text, _ = strings.Cut(text, "\n")
			}
			load.Read("corpus.http", strings.NewReader(text), func(x *wire.Exchange) bool {
				if x.Response.Status >= 200 {
					x.URL = f.Name
					all = append(all, x)
				}
				return false
			}, func(*load.Problem) {})
		}
	}
	if len(all) < 100 {
		t.Fatalf("only %d exchanges in the corpus", len(all))
	}
	r := &Report{SchemaVersion: SchemaVersion, Tool: Tool{"maxage", "0.1.0"}, Run: Run{Started: "2026-01-01T11:59:54Z", Finished: "2026-01-01T12:00:06Z", Policy: "maxage.yaml"}}
	security := []wire.Field{{Name: "Strict-Transport-Security", Value: "max-age=63072000; includeSubDomains; preload"}, {Name: "X-Content-Type-Options", Value: "nosniff"}, {Name: "X-Frame-Options", Value: "SAMEORIGIN"},
		{Name: "Referrer-Policy", Value: "strict-origin-when-cross-origin"}, {Name: "Permissions-Policy", Value: "camera=(), microphone=(), geolocation=()"},
		{Name: "Content-Security-Policy", Value: "default-src 'self'; img-src 'self' data: https://images.example.com; script-src 'self' https://static.example.com; " + strings.Repeat("connect-src https://api.example.com; ", 8)}}
	for i := range n {
		x := *all[i*37%len(all)]
		x.Response.Fields = append(slices.Clone(x.Response.Fields), security...)
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: "X-Request-Id", Value: fmt.Sprintf("%016x", i*0x9e3779b9)})
		path := "/" + strings.Trim(slug.ReplaceAllString(strings.ToLower(x.URL), "-"), "-")
		if i >= len(all) {
			path += fmt.Sprintf("/%d", i)
		}
		x.URL, x.Source = "https://www.example.com"+path, "live"
		x.Request.Target, x.Request.Version = path, "HTTP/2"
		x.Request.Fields = []wire.Field{{Name: "Host", Value: "www.example.com"}, {Name: "User-Agent", Value: "maxage/0.1.0"}, {Name: "Accept", Value: "*/*"}, {Name: "Accept-Encoding", Value: "gzip, br"}}
		x.Sent, x.Received = fixtureAt, fixtureAt
		x.Timing = wire.Timing{FirstByte: 18 * time.Millisecond, Total: time.Duration(20+i%30) * time.Millisecond}
		size := int64(900 + i*i%60000)
		e := NewExchange(inspect.Inspect(&x, inspect.Options{}), Options{})
		e.ID, e.Response.Body.Bytes = i+1, &size
		e.From = &Place{File: "urls.txt", Line: i + 1}
		e.Checks = []Check{{Name: "status 200", Met: e.Response.Status == 200, Place: &Place{File: "maxage.yaml", Line: 12, Column: 7}}}
		for _, f := range e.Findings {
			switch f.Severity {
			case "error":
				r.Summary.Findings.Error++
			case "warning":
				r.Summary.Findings.Warning++
			case "info":
				r.Summary.Findings.Info++
			case "good":
				r.Summary.Findings.Good++
			}
		}
		r.Exchanges = append(r.Exchanges, e)
	}
	r.Errors = []Failure{{URL: "https://www.example.com/slow", Code: 28, Message: "timed out after 10 s"}}
	r.Summary.Exchanges, r.Summary.Failed = n, 1
	return r
}

func TestHTMLSize(t *testing.T) {
	out := htmlPage(t, siteReport(t, 500))
	t.Logf("%d bytes for 500 URLs", len(out))
	if len(out) >= 1e6 {
		t.Errorf("%d bytes for 500 URLs", len(out))
	}
	if dir := os.Getenv("MAXAGE_PAGES"); dir != "" {
		os.WriteFile(filepath.Join(dir, "500.html"), out, 0o644)
		os.WriteFile(filepath.Join(dir, "40.html"), htmlPage(t, siteReport(t, 40)), 0o644)
		os.WriteFile(filepath.Join(dir, "fixture.html"), htmlPage(t, formatsReport(t)), 0o644)
	}
}

// Sentences that repeat are text wherever they stand, while there is room.
func TestHTMLSentences(t *testing.T) {
	r := siteReport(t, 200)
	times := map[string]int{}
	often := ""
	for _, x := range r.Exchanges {
		if times[x.Sentence]++; times[x.Sentence] > times[often] {
			often = x.Sentence
		}
	}
	shared := len(htmlWithin(t, r, 0))
	for _, c := range []struct{ limit, least, most int }{{rowsLimit, times[often], times[often]}, {shared * 9 / 10, 2, times[often] - 1}, {0, 1, 1}} {
		out := string(htmlWithin(t, r, c.limit))
		n := strings.Count(out, "<p class=say>"+template.HTMLEscapeString(often)+"<")
		if n < c.least || n > c.most || strings.Contains(out, ".n1::after{content:") == (c.limit == rowsLimit) {
			t.Errorf("with room for %d bytes, %q stands there %d times of %d", c.limit, often, n, times[often])
		}
	}
}

func TestHTMLSame(t *testing.T) {
	if a, b := htmlPage(t, formatsReport(t)), htmlPage(t, formatsReport(t)); !bytes.Equal(a, b) {
		t.Error("two pages of one report differ")
	}
}
