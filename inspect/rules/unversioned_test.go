package rules

import "testing"

func TestUnversioned(t *testing.T) {
	for path, want := range map[string]string{
		"":                               "",
		"/":                              "/",
		"/app.3f2a9c1d.js":               "/app.*.js",
		"/assets/index-B_7sK-dQ.js":      "/assets/index-*.js",
		"/fonts/normal.BOOGhInR.woff2":   "/fonts/normal.*.woff2",
		"/a/longername1.BOOGhInR.woff2":  "/a/longername1.*.woff2",
		"/bootstrap4.min.css":            "/bootstrap4.min.css",
		"/orders/3f2a9c1d":               "/orders/3f2a9c1d",
		"/static/0a1b2c3d4e5f60718/a.js": "/static/*/a.js",
		"/2026/01/report.html":           "/2026/01/report.html",
	} {
		if got := Unversioned(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
