package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/wire"
)

// TestBounded: header values as long as a server may send them, made to be
// read again and again, give output of no more than a few times their size.
// Work that grows with the square of it would not end before the test's time.
func TestBounded(t *testing.T) {
	units := []string{`"\`, `a="\`, "a,", "x%d,", "max-age=1,", ";", "no-store;", "\xff", `a="b",`, "(", "a;b=c,", "=", "https://a?token=x&", "a=b;", `"`, `W/"`, "<a>;rel=b,"}
	names := []string{"Cache-Control", "Vary", "CDN-Cache-Control", "Set-Cookie", "Cache-Status", "X-Cache", "Via", "Age", "Link", "Server-Timing", "Content-Type", "Location", "X-Foo"}
	size := 100 << 10
	if testing.Short() {
		size = 10 << 10
	}
	for _, name := range names {
		for _, unit := range units {
			var b strings.Builder
			for i := 0; b.Len() < size; i++ {
				b.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(i)))
			}
			x := &wire.Exchange{URL: "https://example.com/", Request: wire.Message{Method: "GET", Target: "/", Fields: []wire.Field{{Name: name, Value: b.String()}}}}
			x.Response = wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: []wire.Field{{Name: name, Value: b.String()}, {Name: "Content-Type", Value: "text/html"}}}
			e := NewExchange(inspect.Inspect(x, inspect.Options{}), Options{})
			var text bytes.Buffer
			if err := writeText(&text, &e, Style{}); err != nil {
				t.Fatal(err)
			}
			if most := 60 * size; text.Len() > most || len(fastJSON(&e)) > most {
				t.Errorf("%s: %.10s...: %d bytes of text, %d of JSON", name, unit, text.Len(), len(fastJSON(&e)))
			}
		}
	}
}
