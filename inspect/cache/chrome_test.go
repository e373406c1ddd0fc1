package cache

import "testing"

func TestChrome(t *testing.T) {
	judgeProduct(t, Chrome, []productCase{
		{"", "/", "200", "revalidate 0 no-lifetime"},
		{"", "/", "500 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "401 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", "301 | Location: /b", "fresh 2147483648 lifetime-lasting"},
		{"", "/", "301 | Location: /b | Cache-Control: max-age=0", "revalidate 0 lifetime-max-age"},
		{"", "/", "200 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "fresh 8640 lifetime-heuristic"},
		{"", "/", "404 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT | Cache-Control: must-revalidate", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Cache-Control: s-maxage=60, private", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Cache-Control: max-age=60s, max-age=30, max-age=90", "fresh 30 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: max-age="60"`, "revalidate 0 no-lifetime"},
		{"", "/", `200 | Cache-Control: max-age=60, no-cache="X", no-store=1`, "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: x="a, no-store", NO-STORE`, "never 0 no-store"},
		{"", "/", "200 | Cache-Control: max-age=60 | Pragma: no-cache", "revalidate 60 no-cache"},
		{"", "/", "200 | Expires: Thu, 01-Jan-2026 13:00:00 UTC", "fresh 3600 lifetime-expires"},
		{"", "/", "200 | Expires: 0 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "revalidate 0 expires-invalid"},
		{"", "/", "200 | Expires: -1 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "fresh 8640 lifetime-heuristic"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 45, 0", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 100, 0", "revalidate 60 expired"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 100.5", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b | Vary: Cookie", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: X-Foo, *", "never 60 vary-star"},
	})
}

// Without a lifetime a response is stale at once, and may be served so.
func TestChromeStale(t *testing.T) {
	for control, want := range map[string]int64{
		"stale-while-revalidate=30": 30, "max-age=60, stale-while-revalidate=30, proxy-revalidate": 90,
		"max-age=60, stale-while-revalidate=30, must-revalidate": 0, "no-cache, stale-while-revalidate=30": 0,
		`max-age=60, stale-while-revalidate="30"`: 0, "max-age=60, stale-if-error=30": 0,
	} {
		v := Chrome.Judge(productResponse(productCase{response: "200 | Cache-Control: " + control}))
		if w, _ := v.Window(StateSWR); w.To != want {
			t.Errorf("%s: %v", control, v.Windows)
		}
	}
}
