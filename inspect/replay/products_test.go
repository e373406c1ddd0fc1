package replay

import (
	"strings"
	"testing"

	"maxage/inspect/cache"
)

// TestProductPractice plays what products do in ways that no single response
// shows; H is a hit, R asks with a condition, M fetches.
func TestProductPractice(t *testing.T) {
	for _, test := range []struct {
		cache, want string
		lines       []string
	}{
		{"caddy", "MHMM", []string{
			"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a / 200 Cache-Control: max-age=60",
			"2 HEAD /a / 200 Cache-Control: max-age=60", "3 HEAD /a / 200 Cache-Control: max-age=60"}},
		{"caddy", "MMM", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 OPTIONS /a / 200 X: y", "2 GET /a / 200 X: y"}},
		{"caddy", "MMH", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 POST /a / 500 X: y", "2 GET /a / 200 X: y"}},
		{"caddy", "MMH", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 POST /b / 200 Location: /a", "2 GET /a / 200 X: y"}},
		{"caddy", "MH", []string{`0 GET /a / 200 Cache-Control: max-age=60; ETag: "x"`, `1 GET /a If-None-Match: "x" / 304 X: y`}},
		{"caddy", "MM", []string{`0 GET /a / 200 Cache-Control: max-age=60; ETag: "x"`, `1 GET /a If-None-Match: "y", "x" / 304 X: y`}},
		{"caddy", "MM", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a If-Modified-Since: x / 304 X: y"}},
		{"caddy", "MMH", []string{
			"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a Cache-Control: min-fresh=5 / 500 X: y",
			"9 GET /a Cache-Control: min-fresh=5 / 200 X: y"}},
		{"caddy", "MM", []string{"0 GET /a / 200 Expires: Thu, 01 Jan 2026 12:01:00 GMT", "1 GET /a Cache-Control: max-age=0 / 200 X: y"}},
		{"caddy", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a Cache-Control: max-age=0 / 200 X: y"}},
		{"caddy", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a Pragma: no-cache / 200 X: y"}},
		{"caddy", "MM", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a Cache-Control: no-cache / 200 X: y"}},
		{"caddy", "MH", []string{"0 GET /a Range: bytes=0-9 / 206 Cache-Control: max-age=60", "1 GET /a / 200 X: y"}},
		{"caddy", "MM", []string{`0 GET /a / 200 Cache-Control: max-age=1, stale-if-error=60; ETag: "x"`, "5 GET /a / 503 X: y"}},
		{"fastly", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a Cache-Control: no-cache / 200 X: y"}},
		{"fastly", "MMH", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 DELETE /a / 200 X: y", "2 GET /a / 200 X: y"}},
		{"fastly", "MR", []string{`0 GET /a / 200 Cache-Control: max-age=1; ETag: "x"`, "5 GET /a / 200 X: y"}},
		{"fastly", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=1, must-revalidate, stale-while-revalidate=60", "5 GET /a / 200 X: y"}},
		{"fastly", "MH", []string{
			"0 GET /a Accept-Encoding: gzip, br / 200 Cache-Control: max-age=60; Vary: Accept-Encoding",
			"1 GET /a Accept-Encoding: br;q=1, deflate / 200 X: y"}},
		{"fastly", "MM", []string{
			"0 GET /a Accept-Language: en, de / 200 Cache-Control: max-age=60; Vary: Accept-Language",
			"1 GET /a Accept-Language: de, en / 200 X: y"}},
		{"cloudflare", "MM", []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a / 200 X: y"}},
		{"cloudflare", "MH", []string{"0 HEAD /a.js / 200 Cache-Control: max-age=60", "1 GET /a.js Cache-Control: no-cache / 200 X: y"}},
		{"cloudflare", "MM", []string{"0 GET /a.js?x=1 / 200 Cache-Control: max-age=60", "1 GET /a.js?x=2 / 200 X: y"}},
		{"cloudflare", "MH", []string{
			"0 GET /a.js Accept-Language: en / 200 Cache-Control: max-age=60; Vary: Accept-Language", "1 GET /a.js / 200 X: y"}},
		{"cloudflare", "MR", []string{`0 GET /a.js / 200 Cache-Control: no-cache; ETag: "x"`, "1 GET /a.js / 200 X: y"}},
		{"cloudfront", "MH", []string{"0 GET /a?x=1 / 200 Cache-Control: max-age=60", "1 GET /a?x=2 / 200 X: y"}},
		{"cloudfront", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=1", "500 GET /a / 502 X: y"}},
		{"cloudfront", "MM", []string{"0 GET /a / 200 Cache-Control: max-age=1, stale-if-error=0", "500 GET /a / 502 X: y"}},
		{"cloudfront:min_ttl=60", "MHM", []string{
			"0 GET /a / 200 Cache-Control: no-store", "59 GET /a / 200 X: y", "61 GET /a / 200 X: y"}},
		{"azure", "MHM", []string{"0 GET /a / 200 X: y", "86000 GET /a?x=2 / 200 X: y", "87000 GET /a / 200 X: y"}},
		{"azure", "MM", []string{"0 HEAD /a / 200 X: y", "1 HEAD /a / 200 X: y"}},
		{"google", "MH", []string{"0 GET /a / 200 Cache-Control: s-maxage=1", "500 GET /a / 200 X: y"}},
		{"google:serve_while_stale=0", "MM", []string{"0 GET /a / 200 Cache-Control: s-maxage=1", "500 GET /a / 200 X: y"}},
		{"vercel", "MH", []string{"0 GET /a / 200 Cache-Control: s-maxage=1", "5000 GET /a / 200 X: y"}},
		{"vercel", "MHM", []string{
			"0 GET /a / 200 Cache-Control: s-maxage=60", "1 GET /a Cache-Control: no-cache / 200 X: y", "2 GET /a Pragma: no-cache / 200 X: y"}},
		{"vercel", "MMM", []string{
			"0 GET /a / 200 Cache-Control: s-maxage=60", "1 GET /a Authorization: x / 200 X: y", "2 GET /a Range: bytes=0-1 / 206 X: y"}},
		{"netlify", "MH", []string{"0 GET /a / 200 Cache-Control: max-age=1, stale-while-revalidate=60", "5 GET /a / 200 X: y"}},
		{"netlify", "MM", []string{"0 GET /a Foo: 1 / 200 Cache-Control: max-age=60; Vary: Foo", "1 GET /a Foo: 2 / 200 X: y"}},
	} {
		var got strings.Builder
		for _, o := range play(t, configured(t, test.cache), test.lines...) {
			switch {
			case o.Hit:
				got.WriteByte('H')
			case o.Validator != "":
				got.WriteByte('R')
			default:
				got.WriteByte('M')
			}
		}
		if got.String() != test.want {
			t.Errorf("%s: %s, want %s\n\t%s", test.cache, got.String(), test.want, strings.Join(test.lines, "\n\t"))
		}
	}
	if p := play(t, cache.Caddy, "0+1 GET /a / 200 Cache-Control: max-age=60", "0.5+1 GET /a / 200 X: y"); !p[1].Collapsed {
		t.Errorf("caddy does not collapse: %+v", p[1])
	}
}
