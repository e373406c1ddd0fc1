package replay

import (
	"strings"
	"testing"
)

// TestBrowsers plays the same sequences through Chrome, Firefox and Safari: H is
// a hit, R asks with a condition, M fetches.
func TestBrowsers(t *testing.T) {
	const first = `0 GET /a / 200 Cache-Control: max-age=60; ETag: "1"`
	again := func(request string) string { return "1 " + request + ` / 200 Cache-Control: max-age=60; ETag: "1"` }
	for _, test := range []struct {
		chrome, firefox, safari string
		lines                   []string
	}{
		{"MH", "MH", "MH", []string{first, again("GET /a")}},
		{"MM", "MR", "MR", []string{first, again("GET /a Cache-Control: no-cache")}},
		{"MM", "MH", "MR", []string{first, again("GET /a Pragma: no-cache")}},
		{"MR", "MR", "MR", []string{first, again("GET /a Cache-Control: max-age=0")}},
		{"MH", "MR", "MH", []string{first, again("GET /a Cache-Control: max-age=1")}},
		{"MH", "MR", "MH", []string{first, again("GET /a Cache-Control: min-fresh=60")}},
		{"MH", "MM", "MH", []string{first, again("GET /a Cache-Control: no-store")}},
		{"MM", "MH", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=1", "5 GET /a Cache-Control: max-stale=60 / 200 X: y"}},
		{"MR", "MR", "MM", []string{`0 GET /a Foo: 1 / 200 Cache-Control: max-age=60; Vary: Foo; ETag: "1"`, `1 GET /a Foo: 2 / 200 Cache-Control: max-age=60; Vary: Foo; ETag: "1"`}},
		{"MM", "MM", "MM", []string{"0 GET /a Foo: 1 / 200 Cache-Control: max-age=60; Vary: Foo; Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "1 GET /a Foo: 2 / 200 X: y"}},
		{"MMM", "MMM", "MMM", []string{
			"0 GET /a Foo: 1 / 200 Cache-Control: max-age=60; Vary: Foo", "1 GET /a Foo: 2 / 200 Cache-Control: max-age=60; Vary: Foo", "2 GET /a Foo: 1 / 200 X: y"}},
		{"MHH", "MMH", "MMM", []string{first, again("HEAD /a"), "2 GET /a / 200 X: y"}},
		{"MM", "MH", "MM", []string{"0 HEAD /a / 200 Cache-Control: max-age=60", "1 HEAD /a / 200 X: y"}},
		{"MMM", "MMM", "MMM", []string{first, "1 POST /a / 200 X: y", "2 GET /a / 200 X: y"}},
		{"MMH", "MMM", "MMM", []string{first, "1 POST /a / 500 X: y", "2 GET /a / 200 X: y"}},
		{"MMH", "MMM", "MMH", []string{first, "1 POST /b / 201 Location: /a", "2 GET /a / 200 X: y"}},
		{"MMH", "MMM", "MMM", []string{first, "1 FROB /a / 200 X: y", "2 GET /a / 200 X: y"}},
		{"MMH", "MMH", "MMM", []string{first, "1 OPTIONS /a / 200 X: y", "2 GET /a / 200 X: y"}},
		{"MH", "MR", "MH", []string{first, again("GET /a Authorization: Basic x")}},
		{"MRH", "MRH", "MRH", []string{`0 GET /a / 200 Cache-Control: max-age=10; ETag: "1"`, `20 GET /a / 200 ETag: "1"`, "21 GET /a / 200 X: y"}},
		{"MRM", "MRM", "MRM", []string{`0 GET /a / 200 Cache-Control: max-age=10; ETag: "1"`, "20 GET /a / 200 Cache-Control: no-store", "21 GET /a / 200 X: y"}},
		{"MM", "MM", "MR", []string{`0 GET /a / 404 Cache-Control: max-age=1; ETag: "1"`, "5 GET /a / 404 X: y"}},
		{"MM", "MR", "MR", []string{`0 GET /a / 203 Cache-Control: max-age=1; ETag: "1"`, "5 GET /a / 203 X: y"}},
		{"MHR", "MHR", "MHR", []string{
			`0 GET /a / 200 Cache-Control: max-age=1, stale-while-revalidate=60; ETag: "1"`, `5 GET /a / 200 Cache-Control: no-cache; ETag: "1"`, "6 GET /a / 200 X: y"}},
		{"MR", "MR", "MR", []string{`0 GET /a / 200 Cache-Control: max-age=1, stale-if-error=60; ETag: "1"`, "5 GET /a / 503 X: y"}},
		{"MHH", "MMH", "MMH", []string{first, "1 GET /a Range: bytes=0-5 / 206 X: y", "2 GET /a / 200 X: y"}},
	} {
		for name, want := range map[string]string{"chrome": test.chrome, "firefox": test.firefox, "safari": test.safari} {
			var got strings.Builder
			for _, o := range play(t, configured(t, name), test.lines...) {
				switch {
				case o.Hit:
					got.WriteByte('H')
				case o.Validator != "":
					got.WriteByte('R')
				default:
					got.WriteByte('M')
				}
			}
			if got.String() != want {
				t.Errorf("%s: %s, want %s\n\t%s", name, got.String(), want, strings.Join(test.lines, "\n\t"))
			}
		}
	}
}
