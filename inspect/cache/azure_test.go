package cache

import "testing"

func TestAzure(t *testing.T) {
	judgeProduct(t, Azure, []productCase{
		{"", "/", "200", "fresh 86400 lifetime-default"},
		{"default_ttl=60", "/", "200", "fresh 60 lifetime-default"},
		{"", "/", "200 | Cache-Control: public", "fresh 86400 lifetime-default"},
		{"", "/", "200 | Cache-Control: s-maxage=30, max-age=60", "fresh 30 lifetime-s-maxage"},
		{"", "/", "200 | Cache-Control: max-age=60 | Expires: Thu, 01 Jan 2026 12:05:00 GMT", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 12:05:00 GMT", "fresh 300 lifetime-expires"},
		{"", "/", "200 | Cache-Control: max-age=99999999", "fresh 31622400 lifetime-cut"},
		{"", "/", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/", "200 | Cache-Control: no-cache, max-age=60", "never 0 no-cache-unstored"},
		{"", "/", "200 | Cache-Control: no-store", "never 0 no-store"},
		{"", "/", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | CDN-Cache-Control: no-store | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "302 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/ | Authorization: x", "200 | Cache-Control: max-age=60", "never 0 authorization"},
	})
}
