package rules

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unsafe"

	"maxage/inspect/wire"
)

// follow has the rules look back over an exchange without asking the others.
func follow(m *Memory, x *wire.Exchange) []Finding {
	r, verdicts := judge(x)
	return m.Follow(All, NewPass(r, verdicts, Options{}))
}

func page200(url string) *wire.Exchange {
	return &wire.Exchange{
		URL: url, Received: arrival,
		Request: wire.Message{Start: "GET / HTTP/1.1", Method: "GET", Fields: []wire.Field{{Name: "Accept-Encoding", Value: "gzip"}, {Name: "User-Agent", Value: "test"}}},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: []wire.Field{
			{Name: "Server", Value: "nginx"}, {Name: "Date", Value: "Thu, 01 Jan 2026 12:00:00 GMT"}, {Name: "Content-Type", Value: "text/html; charset=utf-8"},
			{Name: "Cache-Control", Value: "public, max-age=300"}, {Name: "ETag", Value: `"3f9c1d2e"`}, {Name: "Vary", Value: "Accept-Encoding"},
			{Name: "Content-Encoding", Value: "gzip"}, {Name: "Content-Length", Value: "10453"}}},
	}
}

// A run may be long: what is remembered of it stays small, and what was
// forgotten is met as new.
func TestMemoryIsBounded(t *testing.T) {
	var m Memory
	for i := range 3 * mostSeen {
		follow(&m, page200(fmt.Sprintf("https://example.com/%d", i)))
	}
	if len(m.shelf) != mostSeen || len(m.last) > mostSeen {
		t.Errorf("%d sightings and %d URLs are kept", len(m.shelf), len(m.last))
	}
	if size := unsafe.Sizeof(sighting{}) * mostSeen; size > 3<<19 {
		t.Errorf("the shelf takes %d bytes", size)
	}
	for i := range 5 * mostWords {
		m.words.keep(fmt.Sprintf("%0200d", i))
	}
	if len(m.words.known) > mostWords {
		t.Errorf("%d texts are kept", len(m.words.known))
	}
	for word := range m.words.known {
		if len(word) > longestWord {
			t.Fatalf("a text of %d bytes is kept", len(word))
		}
	}
}

func TestEarlier(t *testing.T) {
	var m Memory
	for range 3 {
		follow(&m, page200("https://example.com/#a"))
		follow(&m, page200("https://example.com/b"))
	}
	n := 0
	for s := m.numbered(5); s != nil; s = m.numbered(s.before) {
		n++
	}
	if n != 3 {
		t.Errorf("the URL was seen %d times", n)
	}
	if m.numbered(0) != nil || m.numbered(7) != nil {
		t.Error("sightings that never were")
	}
}

func TestLacking(t *testing.T) {
	long := strings.Repeat("x", 100) + cut + "1f"
	for _, c := range []struct{ has, lacks, want string }{
		{"", "", ""}, {"accept, origin", "accept", "origin"}, {"accept", "accept, origin", ""}, {"accept", "*", ""}, {"origin", "", "origin"},
		{long, "", ""}, {"origin", long, ""}, {"accept, " + long, "", "accept"},
	} {
		if got := strings.Join(lacking(c.has, c.lacks), " "); got != c.want {
			t.Errorf("%q, %q: %q", c.has, c.lacks, got)
		}
	}
}

func TestSelectorOf(t *testing.T) {
	for name, want := range map[string]selector{
		"Accept-Encoding": byEncoding, "accept": byAccept, "COOKIE": byCookie, "Authorization": byAuthorization, "RSC": byRest, "X-Requested-With": byRest,
		"Sec-Fetch-Mode": selectors, "If-None-Match": selectors, ":path": selectors, "Host": selectors, "": byRest, "i": byRest, "Cache-Control": selectors,
		"upgrade-insecure-requests-of-another-kind": byRest,
	} {
		if got := selectorOf(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}

func TestOtherwiseThanInNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", false}, {"max-age=60", "max-age=3600", false}, {"max-age=60, public", "max-age=0, public", false},
		{"max-age=60", "no-store", true}, {"max-age=60", "max-age=60, public", true}, {"", "no-cache", true}, {"a=1, b=22", "a=333, b=4", false},
	} {
		if got := otherwiseThanInNumbers(c.a, c.b); got != c.want || otherwiseThanInNumbers(c.b, c.a) != got {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// Whatever follows on what, no rule may panic, point outside the message or
// print control bytes.
func TestFollowAnything(t *testing.T) {
	var m Memory
	spoke := 0
	for _, path := range caseFiles(t) {
		for _, c := range readCases(t, path).cases {
			run, _ := c.readRun(t)
			for i, x := range run {
				x.URL = fmt.Sprintf("https://example.com/%d", i%2)
				x.Response.Fields = append(x.Response.Fields, wire.Field{Name: "Vary", Value: "a\x1b[31m" + c.name}, wire.Field{Name: "Server", Value: "\xff" + c.name})
				for _, f := range follow(&m, x) {
					spoke++
					for _, s := range f.At {
						if x.Text(s) == "" {
							t.Errorf("%s points nowhere: %+v", f.Rule.ID, s)
						}
					}
					if i := strings.IndexFunc(f.Message, func(c rune) bool { return !unicode.IsPrint(c) }); i >= 0 {
						t.Errorf("%s: %q", f.Rule.ID, f.Message)
					}
				}
			}
		}
		m = Memory{}
	}
	if spoke == 0 {
		t.Error("nothing was found")
	}
}

// A well-run site that is asked three times gives nothing to speak of.
func TestQuietAgain(t *testing.T) {
	for _, path := range caseFiles(t) {
		if !strings.HasPrefix(filepath.Base(path), "quiet") {
			continue
		}
		for _, c := range readCases(t, path).cases {
			var m Memory
			x, _ := c.read(t)
			for range 3 {
				for _, f := range follow(&m, x) {
					t.Errorf("%s: %s: %s", c.name, f.Rule.ID, f.Message)
				}
				x.Received = x.Received.Add(3 * time.Second)
			}
		}
	}
}

// Each rule speaks once of a URL.
func TestFollowSpeaksOnce(t *testing.T) {
	var m Memory
	n := 0
	for i := range 6 {
		x := page200("https://example.com/")
		x.Response.Fields[3].Value = []string{"no-store", "public, max-age=60"}[i%2]
		n += len(follow(&m, x))
	}
	if n != 1 {
		t.Errorf("spoke %d times", n)
	}
}

// What a browser took from its own cache tells nothing of the servers.
func TestFollowLeavesOutCopies(t *testing.T) {
	for from, want := range map[string]int{"": 1, "none": 1, "disk": 0, "memory": 0} {
		var m Memory
		follow(&m, page200("https://example.com/"))
		x := page200("https://example.com/")
		x.FromCache, x.Response.Fields[3].Value = from, "no-store"
		if n := len(follow(&m, x)); n != want {
			t.Errorf("%q: %d findings", from, n)
		}
	}
}

func BenchmarkFollow(b *testing.B) {
	for _, bench := range []struct {
		name string
		urls int
	}{{"first seen", 1 << 20}, {"seen before", 1000}} {
		x := page200("")
		r, verdicts := judge(x)
		urls := make([]string, bench.urls)
		for i := range urls {
			urls[i] = fmt.Sprintf("https://example.com/page/%d", i)
		}
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			var m Memory
			for i := 0; b.Loop(); i++ {
				x.URL = urls[i%len(urls)]
				if found := m.Follow(All, NewPass(r, verdicts, Options{})); len(found) > 0 {
					b.Fatal(found[0].Message)
				}
			}
		})
	}
}
