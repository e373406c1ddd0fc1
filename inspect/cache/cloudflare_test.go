package cache

import "testing"

func TestCloudflare(t *testing.T) {
	judgeProduct(t, Cloudflare, []productCase{
		{"", "/", "200 | Cache-Control: public, max-age=60", "never 0 path-unstored"},
		{"", "/page.html", "200 | Cache-Control: private", "never 0 path-unstored"},
		{"", "/a.css?v=1.html", "200 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/A.JPG", "200", "fresh 7200 lifetime-default"},
		{"", "/robots.txt", "200", "fresh 7200 lifetime-default"},
		{"", "/other.txt", "200", "never 0 path-unstored"},
		{"", "/a.js", "404", "fresh 180 lifetime-default"},
		{"", "/a.js", "302", "fresh 1200 lifetime-default"},
		{"", "/a.js", "403", "never 0 nothing-allows"},
		{"", "/a.js", "200 | Cache-Control: s-maxage=30, max-age=60", "fresh 30 lifetime-s-maxage"},
		{"", "/a.js", "200 | CDN-Cache-Control: max-age=30 | Cache-Control: no-store", "fresh 30 lifetime-max-age"},
		{"", "/a.js", "200 | Cloudflare-CDN-Cache-Control: max-age=20 | CDN-Cache-Control: max-age=30", "fresh 20 lifetime-max-age"},
		{"", "/a.js", "200 | Surrogate-Control: x | Cache-Control: no-store", "fresh 7200 lifetime-default"},
		{"", "/a.js", "200 | Cache-Control: no-store, max-age=60", "never 0 no-store"},
		{"", "/a.js", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/a.js", `200 | Cache-Control: private="x", max-age=60`, "fresh 60 lifetime-max-age"},
		{"", "/a.js", "200 | Cache-Control: no-cache, max-age=60", "revalidate 60 no-cache"},
		{"", "/a.js", "200 | Cache-Control: max-age=0", "revalidate 0 lifetime-max-age"},
		{"", "/a.js", `200 | Cache-Control: no-cache="X-A", max-age=60`, "fresh 60 lifetime-max-age"},
		{"", "/a.js", `200 | Cache-Control: no-cache="X-A", max-age=60 | X-A: 1`, "revalidate 60 no-cache"},
		{"", "/a.js", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"", "/a.js | Authorization: x", "200 | Cache-Control: max-age=60", "never 0 authorization"},
		{"", "/a.js | Authorization: x", "200 | Cache-Control: public, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/a.js", "200 | Cache-Control: max-age=60 | Vary: *", "never 0 vary-star-unstored"},
		{"", "/a.js", "200 | Cache-Control: max-age=60 | Vary: Accept-Language", "fresh 60 lifetime-max-age"},
		{"cache_everything", "/", "200", "fresh 7200 lifetime-default"},
		{"cache_everything", "/", "200 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"cache_everything,edge_ttl=60", "/", "200 | Set-Cookie: a=b | Cache-Control: private", "fresh 60 lifetime-default"},
		{"edge_ttl=60,cache_everything", "/", "200 | Set-Cookie: a=b", "fresh 60 lifetime-default"},
		{"edge_ttl=60", "/a.js", "200 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"origin_cache_control=off", "/a.js", "200 | Set-Cookie: a=b | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"origin_cache_control=off", "/a.js", "200 | Cache-Control: no-cache, max-age=60", "never 0 no-cache-unstored"},
		{"origin_cache_control=off", "/a.js", "200 | Cache-Control: max-age=0", "never 0 stale-on-arrival"},
		{"origin_cache_control=off", "/a.js | Authorization: x", "200 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"origin_cache_control=off,origin_cache_control=on", "/a.js", "200 | Cache-Control: no-cache", "revalidate 7200 no-cache"},
	})
}

func TestCloudflareStale(t *testing.T) {
	for control, want := range map[string]int64{
		"max-age=60, stale-while-revalidate=30": 30, "s-maxage=60, stale-while-revalidate=30": 0,
		"max-age=60, must-revalidate, stale-while-revalidate=30": 0, "max-age=60": 0,
	} {
		v := Cloudflare.Judge(productResponse(productCase{request: "/a.js", response: "200 | Cache-Control: " + control}))
		if w, _ := v.Window(StateSWR); w.To-w.From != want {
			t.Errorf("%s: stale for %d s, want %d", control, w.To-w.From, want)
		}
	}
}
