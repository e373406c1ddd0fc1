package cache

import "testing"

func TestFirefox(t *testing.T) {
	judgeProduct(t, Firefox, []productCase{
		{"", "/", "200 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "404 | Cache-Control: max-age=60", "revalidate 60 no-cache"},
		{"", "/", "300 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", "429 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", "301 | Location: /b", "fresh 2147483648 lifetime-lasting"},
		{"", "/", "301 | Cache-Control: max-age=60", "never 0 redirect-unstored"},
		{"", "/", "204 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "fresh 8640 lifetime-heuristic"},
		{"", "/", "200 | Last-Modified: Wed, 01 Jan 2020 12:00:00 GMT", "fresh 604800 lifetime-heuristic"},
		{"", "/", "302 | Location: /b | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "revalidate 0 no-lifetime"},
		{"", "/", "302 | Location: /b | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT | Cache-Control: public", "fresh 8640 lifetime-heuristic"},
		{"", "/", "200 | Cache-Control: max-age=60, max-age=90", "fresh 90 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60, max-age=x", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Cache-Control: max-age=60.5, no-store", "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: private="X", no-store, max-age=60`, "revalidate 0 no-lifetime"},
		{"", "/", "200 | Cache-Control: , no-store", "revalidate 0 no-lifetime"},
		{"", "/", `200 | Cache-Control: x="a, no-store", max-age=60`, "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: no-cache="X", max-age=60`, "revalidate 60 no-cache"},
		{"", "/", "200 | Cache-Control: max-age=60 | Cache-Control: public", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Cache-Control: no-store | Cache-Control: max-age=60", "never 0 no-store"},
		{"", "/", "200 | Cache-Control: max-age=4294967296", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Pragma: no-cache | Expires: Thu, 01 Jan 2026 13:00:00 GMT", "revalidate 3600 no-cache"},
		{"", "/", "200 | Pragma: no-cache | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Expires: Sun, 21 Nov 2286 04:46:39 GMT", "revalidate 0 lifetime-expires"},
		{"", "/", "200 | Expires: soon | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "revalidate 0 expires-invalid"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: -1", "revalidate 60 expired"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 7x", "fresh 60 lifetime-max-age"},
		{"", "/ | Cache-Control: no-store", "200 | Cache-Control: max-age=60", "never 0 request-no-store"},
	})
}

func TestFirefoxStale(t *testing.T) {
	for fields, want := range map[string]int64{
		"Cache-Control: max-age=60, stale-while-revalidate=30":                                                 90,
		"Cache-Control: stale-while-revalidate=30":                                                             30,
		"Cache-Control: max-age=60, stale-while-revalidate=30, must-revalidate":                                0,
		"Cache-Control: stale-while-revalidate=30 | Expires: 0":                                                0,
		"Cache-Control: max-age=60, stale-while-revalidate=30 | Expires: 0":                                    90,
		"Cache-Control: stale-while-revalidate=30 | Expires: Thu, 01 Jan 2026 12:00:00 GMT":                    30,
		"Cache-Control: max-age=60, stale-while-revalidate=30, stale-while-revalidate=60, stale-if-error=3600": 120,
	} {
		v := Firefox.Judge(productResponse(productCase{response: "200 | " + fields}))
		if w, _ := v.Window(StateSWR); w.To != want {
			t.Errorf("%s: %v", fields, v.Windows)
		}
	}
}
