package cache

import "testing"

func TestGoogle(t *testing.T) {
	const force, origin = "mode=force_cache_all", "mode=use_origin_headers"
	judgeProduct(t, Google, []productCase{
		{"", "/", "200 | Content-Type: text/html", "never 0 type-unstored"},
		{"", "/", "200", "never 0 type-unstored"},
		{"", "/", "200 | Content-Type: Text/CSS; charset=utf-8", "fresh 3600 lifetime-default"},
		{"", "/", "200 | Content-Type: image/png", "fresh 3600 lifetime-default"},
		{"default_ttl=60", "/", "200 | Content-Type: font/woff2", "fresh 60 lifetime-default"},
		{"", "/", "200 | Content-Type: text/html | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=999999", "fresh 86400 lifetime-cut"},
		{"max_ttl=100", "/", "200 | Cache-Control: max-age=999999", "fresh 100 lifetime-cut"},
		{"", "/", "200 | CDN-Cache-Control: max-age=30 | Cache-Control: max-age=60", "fresh 30 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/", "200 | Content-Type: image/png | Cache-Control: no-store", "never 0 no-store"},
		{"", "/", "200 | Content-Type: image/png | Cache-Control: no-cache", "revalidate 3600 no-cache"},
		{"", "/", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: Accept-Encoding, Origin", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: Accept-Language", "never 0 vary-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: *", "never 0 vary-unstored"},
		{"", "/ | Cache-Control: no-store", "200 | Cache-Control: max-age=60", "never 0 request-no-store"},
		{"", "/ | Authorization: x", "200 | Cache-Control: max-age=60", "never 0 authorization"},
		{"", "/ | Authorization: x", "200 | Cache-Control: s-maxage=60", "fresh 60 lifetime-s-maxage"},
		{"", "/", "404 | Content-Type: image/png", "never 0 nothing-allows"},
		{"", "/", "404 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "403 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{origin, "/", "200 | Content-Type: image/png", "never 0 nothing-allows"},
		{origin, "/", "200 | Cache-Control: max-age=999999", "fresh 999999 lifetime-max-age"},
		{force, "/", "200 | Cache-Control: private, no-store, no-cache, max-age=60", "fresh 3600 lifetime-default"},
		{force + ",default_ttl=60", "/", "200 | Content-Type: text/html", "fresh 60 lifetime-default"},
		{force, "/", "200 | Set-Cookie: a=b", "never 0 set-cookie"},
	})
	for control, want := range map[string]int64{
		"max-age=60": 86400, "s-maxage=60": 86400, "max-age=60, stale-while-revalidate=30": 30, "max-age=60, must-revalidate": 0,
	} {
		v := Google.Judge(productResponse(productCase{request: "/", response: "200 | Cache-Control: " + control}))
		if w, _ := v.Window(StateSWR); w.To-w.From != want {
			t.Errorf("%s: stale for %d s, want %d", control, w.To-w.From, want)
		}
	}
	if _, err := Google.Configure("mode=everything"); err == nil {
		t.Error("an unknown mode is taken")
	}
}
