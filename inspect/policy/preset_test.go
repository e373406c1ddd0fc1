package policy

import (
	"slices"
	"testing"
)

// TestPresetsFind: what each preset finds in a site that is well run, which is
// nothing, and in one that is not.
func TestPresetsFind(t *testing.T) {
	const html, json, js = "Content-Type: text/html\nCache-Control: ", "Content-Type: application/json\nCache-Control: ", "Content-Type: text/javascript\nCache-Control: "
	for _, c := range []struct {
		preset, path string
		status       int
		lines        string
		want         []string
	}{
		{"recommended", "/assets/app.9f8e7d6c.js", 200, js + "public, max-age=31536000, immutable", nil},
		{"recommended", "/assets/app.9f8e7d6c.js", 200, js + "max-age=3600", []string{"expect.browser"}},
		{"recommended", "/assets/app.9f8e7d6c.js", 404, html + "no-store", nil},
		{"recommended", "/", 503, html + "max-age=600", []string{"expect.browser", "expect.shared"}},
		{"strict", "/missing", 404, html + "max-age=60", nil},
		{"strict", "/missing", 404, html + "max-age=3600", []string{"expect.shared"}},
		{"static-site", "/", 200, html + "no-cache\nETag: \"1\"", nil},
		{"static-site", "/", 200, html + "max-age=600", []string{"expect.browser", "expect.validator"}},
		{"static-site", "/old", 301, html + "max-age=600", nil},
		{"api", "/v1/items", 200, json + "public, max-age=60\nETag: \"1\"", nil},
		{"api", "/v1/me", 200, json + "private, no-store", nil},
		{"api", "/v1/items", 200, json + "max-age=600", []string{"expect.shared", "expect.max-staleness"}},
		{"api", "/v1/items", 404, "Content-Type: application/problem+json\nCache-Control: max-age=60", []string{"expect.shared"}},
		{"api", "/app.webmanifest", 200, "Content-Type: application/manifest+json\nCache-Control: max-age=86400", nil},
	} {
		r := respond("https://www.example.com"+c.path, c.status, c.lines)
		var got []string
		for _, f := range parse(t, "version: 1\nextends: "+c.preset+"\n").For(r.Exchange.URL, "GET", r).Check(r, judged(r)) {
			got = append(got, f.Subject)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s, %s, %d, %q: %v", c.preset, c.path, c.status, c.lines, got)
		}
	}
}
