package cache

import "testing"

func TestFastly(t *testing.T) {
	judgeProduct(t, Fastly, []productCase{
		{"", "/", "200", "fresh 3600 lifetime-default"},
		{"default_ttl=0", "/", "200", "never 0 stale-on-arrival"},
		{"", "/", "200 | Cache-Control: no-store, no-cache, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: no-store", "fresh 3600 lifetime-default"},
		{"", "/", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/", "200 | Cache-Control: Private, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Surrogate-Control: max-age=30 | Cache-Control: max-age=60, s-maxage=90", "fresh 30 lifetime-field"},
		{"", "/", "200 | Cache-Control: max-age=60, s-maxage=90", "fresh 90 lifetime-s-maxage"},
		{"", "/", "200 | CDN-Cache-Control: max-age=30 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: extension="max-age=30", max-age=60`, "fresh 30 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: Max-Age=60", "fresh 3600 lifetime-default"},
		{"", "/", "200 | Cache-Control: max-age = 60a", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60.0", "never 0 stale-on-arrival"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 60", "never 0 stale-on-arrival"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 12:01:00 GMT | Age: 90", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Expires: thu, 1  JAN 2026 12:1:0 GMT", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Expires: Thu Jan  1 12:01:00 2026", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 12:01:00 UTC", "never 0 stale-on-arrival"},
		{"", "/", "200 | Cache-Control: max-age=60 | Date: Thu, 01 Jan 2026 10:00:00 GMT", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"", "/ | Authorization: x", "200 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: *", "fresh 60 lifetime-max-age"},
		{"", "/", "307 | Cache-Control: max-age=60", "never 0 status-unstored"},
	})
}
