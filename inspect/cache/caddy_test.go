package cache

import "testing"

func TestCaddy(t *testing.T) {
	judgeProduct(t, Caddy, []productCase{
		{"", "/", "200", "fresh 120 lifetime-default"},
		{"ttl=5", "/", "200", "fresh 5 lifetime-default"},
		{"default_cache_control=no-store", "/", "200", "never 0 no-store"},
		{"default_cache_control=no-store", "/", "200 | Expires: Thu, 01 Jan 2026 12:01:00 GMT", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Cache-Control: max-age=60, s-maxage=30", "fresh 30 lifetime-s-maxage"},
		{"", "/", "200 | Cache-Control: max-age=60 | Cache-Control: max-age=30", "fresh 30 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60a", "never 0 control-unread"},
		{"", "/", "200 | Cache-Control: no-store=1, max-age=60", "never 0 control-unread"},
		{"", "/", `200 | Cache-Control: Max-Age="60"`, "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: no-cache, max-age=60", "revalidate 60 no-cache"},
		{"", "/", `200 | Cache-Control: no-cache, max-age=60 | ETag: "a"`, "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: no-cache="x", max-age=60`, "revalidate 60 no-cache"},
		{"", "/", "200 | CDN-Cache-Control: no-cache, max-age=60", "fresh 60 lifetime-field"},
		{"", "/", "200 | CDN-Cache-Control: max-age=60 | Cache-Control: no-store", "fresh 60 lifetime-field"},
		{"", "/", "200 | CDN-Cache-Control: max-age=60 | Cache-Control: max-age=10", "fresh 10 lifetime-max-age"},
		{"", "/", "200 | CDN-Cache-Control: public | Cache-Control: max-age=600", "fresh 120 lifetime-default"},
		{"", "/", "200 | CDN-Cache-Control: public | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Surrogate-Control: max-age=10 | CDN-Cache-Control: no-store", "fresh 10 lifetime-field"},
		{"", "/", "200 | Cache-Control: no-store | Expires: Thu, 01 Jan 2026 12:01:00 GMT", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Expires: 0", "never 0 expires-unread"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2037 12:00:00 GMT", "never 0 expires-unread"},
		{"", "/", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/", "200 | Cache-Control: private, max-age=60 | Vary: Authorization", "fresh 60 lifetime-max-age"},
		{"", "/ | Authorization: x", "200 | Cache-Control: public, max-age=60", "never 0 authorization-unvaried"},
		{"", "/ | Authorization: x", "200 | Cache-Control: max-age=60 | Vary: Authorization", "fresh 60 lifetime-max-age"},
		{"", "/ | Cookie: a=b", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: Accept, *", "never 0 vary-star-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 60", "revalidate 60 expired"},
		{"", "/", `200 | Cache-Control: max-age=60 | Age: 60 | ETag: "a"`, "fresh 60 lifetime-max-age"},
		{"", "/", "302 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", "404", "fresh 120 lifetime-default"},
		{"", "/ | Cache-Control: max-age=x", "200", "never 0 request-unread"},
	})
}
