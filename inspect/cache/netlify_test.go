package cache

import "testing"

func TestNetlify(t *testing.T) {
	judgeProduct(t, Netlify, []productCase{
		{"", "/", "200", "never 0 nothing-allows"},
		{"", "/", "200 | Cache-Control: public", "never 0 nothing-allows"},
		{"", "/", "200 | Last-Modified: Thu, 01 Jan 2015 12:00:00 GMT", "never 0 nothing-allows"},
		{"", "/", "200 | Cache-Control: public, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: public, max-age=0, must-revalidate", "never 0 stale-on-arrival"},
		{"", "/", "200 | Netlify-CDN-Cache-Control: public, durable, max-age=60 | CDN-Cache-Control: no-store", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | CDN-Cache-Control: s-maxage=30 | Cache-Control: max-age=0", "fresh 30 lifetime-s-maxage"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 12:01:00 GMT", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/", "200 | Cache-Control: no-store, max-age=60", "never 0 no-store"},
		{"", "/", "200 | Cache-Control: no-cache, max-age=60", "never 0 no-cache-unstored"},
		{"", "/ | Authorization: x", "200 | Cache-Control: max-age=60", "never 0 authorization"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: Accept-Language", "fresh 60 lifetime-max-age"},
	})
}
