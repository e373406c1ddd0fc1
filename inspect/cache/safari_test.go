package cache

import "testing"

func TestSafari(t *testing.T) {
	judgeProduct(t, Safari, []productCase{
		{"", "/", "200", "never 0 useless-unstored"},
		{"", "/", `200 | ETag: "v1"`, "revalidate 0 no-lifetime"},
		{"", "/", "404 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "fresh 8640 lifetime-heuristic"},
		{"", "/", "200 | Last-Modified: Thu, 01 Jan 1970 00:00:00 GMT", "revalidate 0 no-lifetime"},
		{"", "/", "301 | Location: /b", "fresh 31536000 lifetime-lasting"},
		{"", "/", "302 | Location: /b | ETag: \"v1\"", "never 0 nothing-allows"},
		{"", "/", "302 | Location: /b | Expires: Thu, 01 Jan 2026 13:00:00 GMT", "fresh 3600 lifetime-expires"},
		{"", "/", "308 | Location: /b | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", "500 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", `200 | Cache-Control: max-age=x, max-age="6 0", max-age=30`, "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age = 60.5", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60s", "never 0 useless-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60, no-store;x", "never 0 no-store"},
		{"", "/", `200 | Cache-Control: max-age=60, no-cache="X"`, "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: x="a, no-store", max-age=60`, "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: max-age=60 | ETag: "v1" | Pragma: xno-cachex`, "revalidate 60 no-cache"},
		{"", "/", "200 | Expires: Fri, 02 Jan 26 12:00 UTC", "fresh 86400 lifetime-expires"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 13:00:00 AEST", "never 0 useless-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 100.5", "revalidate 60 expired"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 100, 0", "fresh 60 lifetime-max-age"},
		{"", "/ | Cache-Control: no-store", "200 | Cache-Control: max-age=60", "never 0 request-no-store"},
		{"", "/ | Range: bytes=0-5", "200 | Cache-Control: max-age=60", "never 0 request-range"},
	})
	v := Safari.Judge(productResponse(productCase{response: "200 | Cache-Control: max-age=60, stale-while-revalidate=30, must-revalidate"}))
	if w, _ := v.Window(StateSWR); w.To != 90 {
		t.Errorf("must-revalidate stops stale-while-revalidate: %v", v.Windows)
	}
}
