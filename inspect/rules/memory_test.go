package rules

import (
	"fmt"
	"testing"
	"unsafe"

	"maxage/inspect/wire"
)

// follow has the rules look back over an exchange without asking the others.
func follow(m *Memory, x *wire.Exchange) []Finding {
	r, verdicts := judge(x)
	return m.Follow(All, r, verdicts, nil, Options{})
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
	if size := unsafe.Sizeof(sighting{}) * mostSeen; size > 2<<20 {
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
				if found := m.Follow(All, r, verdicts, nil, Options{}); len(found) > 0 {
					b.Fatal(found[0].Message)
				}
			}
		})
	}
}
