package cache

import "testing"

func TestCloudFront(t *testing.T) {
	judgeProduct(t, CloudFront, []productCase{
		{"", "/", "200", "fresh 86400 lifetime-default"},
		{"default_ttl=0", "/", "200", "revalidate 0 lifetime-default"},
		{"", "/", "200 | Cache-Control: s-maxage=30, max-age=60", "fresh 30 lifetime-s-maxage"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 12:01:00 GMT", "fresh 60 lifetime-expires"},
		{"", "/", "200 | Cache-Control: max-age=99999999", "fresh 31536000 lifetime-cut"},
		{"max_ttl=10", "/", "200 | Cache-Control: max-age=60", "fresh 10 lifetime-cut"},
		{"max_ttl=0", "/", "200 | Cache-Control: max-age=60", "revalidate 0 lifetime-cut"},
		{"", "/", "200 | CDN-Cache-Control: no-store | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: no-store", "never 0 no-store"},
		{"", "/", "200 | Cache-Control: private, max-age=60", "never 0 private"},
		{"", "/", "200 | Cache-Control: no-cache, max-age=60", "revalidate 60 no-cache"},
		{"", "/", "200 | Cache-Control: max-age=0", "revalidate 0 lifetime-max-age"},
		{"min_ttl=1", "/", "200 | Cache-Control: no-store", "fresh 1 lifetime-curbed"},
		{"min_ttl=300", "/", "200 | Cache-Control: private, max-age=600", "fresh 300 lifetime-curbed"},
		{"min_ttl=300", "/", "200 | Cache-Control: no-cache", "fresh 300 lifetime-curbed"},
		{"min_ttl=300", "/", "200 | Cache-Control: max-age=60", "fresh 300 lifetime-raised"},
		{"min_ttl=300", "/", "200 | Cache-Control: max-age=600", "fresh 600 lifetime-max-age"},
		{"min_ttl=300,default_ttl=60", "/", "200", "fresh 300 lifetime-raised"},
		{"", "/", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: *", "never 0 vary-star-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: Accept-Language", "fresh 60 lifetime-max-age"},
		{"", "/ | Authorization: x", "200 | Cache-Control: max-age=60", "never 0 authorization-removed"},
		{"", "/", "404", "fresh 10 lifetime-default"},
		{"", "/", "503 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "403", "never 0 nothing-allows"},
		{"", "/", "403 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "418 | Cache-Control: max-age=60", "never 0 status-unstored"},
	})
	if got := CloudFront.Practice.Key("https://a.test/b?c=d"); got != "https://a.test/b" {
		t.Errorf("key %q", got)
	}
}
