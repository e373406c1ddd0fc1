package cache

import "testing"

func TestVercel(t *testing.T) {
	judgeProduct(t, Vercel, []productCase{
		{"", "/", "200", "never 0 nothing-allows"},
		{"", "/", "200 | Cache-Control: public, max-age=0, must-revalidate", "never 0 stale-on-arrival"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 12:01:00 GMT", "never 0 nothing-allows"},
		{"", "/", "200 | Cache-Control: s-maxage=60", "fresh 60 lifetime-s-maxage"},
		{"", "/", "200 | Cache-Control: max-age=0, s-maxage=86400", "fresh 86400 lifetime-s-maxage"},
		{"", "/", "200 | Cache-Control: public, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: s-maxage=99999999", "fresh 31536000 lifetime-cut"},
		{"", "/", "200 | Vercel-CDN-Cache-Control: max-age=10 | CDN-Cache-Control: max-age=30", "fresh 10 lifetime-max-age"},
		{"", "/", "200 | CDN-Cache-Control: max-age=30 | Cache-Control: no-store", "fresh 30 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: private, s-maxage=60", "never 0 private"},
		{"", "/", "200 | Cache-Control: no-store, s-maxage=60", "never 0 no-store"},
		{"", "/", "200 | Cache-Control: no-cache, s-maxage=60", "never 0 no-cache-unstored"},
		{"", "/", "200 | Cache-Control: s-maxage=60 | Vary: Cookie", "never 0 vary-unstored"},
		{"", "/", "200 | Cache-Control: s-maxage=60 | Vary: Accept", "fresh 60 lifetime-s-maxage"},
		{"", "/", "200 | Cache-Control: s-maxage=60 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"", "/", "500 | Cache-Control: s-maxage=60", "never 0 status-unstored"},
		{"", "/ | Authorization: x", "200 | Cache-Control: public, s-maxage=60", "never 0 authorization"},
		{"", "/ | Range: bytes=0-9", "200 | Cache-Control: s-maxage=60", "never 0 request-range"},
	})
}
