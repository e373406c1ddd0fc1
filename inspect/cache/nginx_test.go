package cache

import (
	"testing"

	"maxage/inspect/field"
)

func TestNginx(t *testing.T) {
	const old = "version=1.22"
	judgeProduct(t, Nginx, []productCase{
		{"", "/", "200", "never 0 nothing-allows"},
		{"", "/", "200 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT | Cache-Control: public", "never 0 nothing-allows"},
		{"", "/", "599 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/ | Authorization: Basic x | Cookie: a=b", "200 | Cache-Control: max-age=60 | Age: 600", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60, s-maxage=30, max-age=90", "fresh 30 lifetime-s-maxage"},
		{"", "/", "200 | Cache-Control: s-maxage=30 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60;x", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60s", "never 0 control-unread"},
		{"", "/", "200 | Cache-Control: max-age=60, stale-if-error=x", "never 0 control-unread"},
		{"", "/", "200 | Cache-Control: max-age= 60", "never 0 stale-on-arrival"},
		{"", "/", "200 | Cache-Control: max-age=18446744073709551676", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: x-PRIVATEER, max-age=60", "never 0 private"},
		{"", "/", `200 | Cache-Control: max-age=60, no-cache="X"`, "never 0 no-cache-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60 | Set-Cookie: a=b", "never 0 set-cookie"},
		{"", "/", "200 | Cache-Control: max-age=60 | Pragma: no-cache", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | X-Accel-Buffering: no", "never 0 unbuffered"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: *", "never 0 vary-star-unstored"},
		{"", "/", "200 | Cache-Control: max-age=60 | Vary: *, Foo", "fresh 60 lifetime-max-age"},

		{"", "/", "200 | Expires: Thu, 01 Jan 2026 13:00:00", "fresh 3600 lifetime-expires"},
		{"", "/", "200 | Expires: Thu Jan  1 13:00:00 2026", "fresh 3600 lifetime-expires"},
		{"", "/", "200 | Expires: x, 01-Jan-26 13:00:00 EST", "fresh 3600 lifetime-expires"},
		{"", "/", "200 | Expires: thu, 01 jan 2026 13:00:00 gmt", "never 0 stale-on-arrival"},
		{"", "/", "200 | Expires: 0 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{old, "/", "200 | Expires: 0 | Cache-Control: max-age=60", "never 0 stale-on-arrival"},
		{old, "/", "200 | Cache-Control: max-age=60 | Expires: 0", "fresh 60 lifetime-max-age"},

		{"", "/", "200 | Cache-Control: private | X-Accel-Expires: 60", "fresh 60 lifetime-field"},
		{old, "/", "200 | Cache-Control: private | X-Accel-Expires: 60", "never 0 private"},
		{old, "/", "200 | X-Accel-Expires: 60 | Cache-Control: private", "fresh 60 lifetime-field"},
		{"", "/", "200 | X-Accel-Expires: @1767268860", "fresh 60 lifetime-field"},
		{"", "/", "200 | X-Accel-Expires: 0 | Cache-Control: max-age=60", "never 0 stale-on-arrival"},
		{"", "/", "200 | X-Accel-Expires: off | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},

		{"proxy_cache_valid=10m", "/", "200", "fresh 600 lifetime-default"},
		{"proxy_cache_valid=10m", "/", "404", "never 0 nothing-allows"},
		{"proxy_cache_valid=200 404 1h;any 1m;500 1d", "/", "500", "fresh 60 lifetime-default"},
		{"proxy_cache_valid=200 404 1h;any 1m", "/", "404 | Cache-Control: max-age=5", "fresh 5 lifetime-max-age"},
		{"proxy_cache_valid=200 404 1h;any 1m", "/", "404 | Cache-Control: no-store", "never 0 no-store"},
	})
}

// stale-while-revalidate is for failing connections, too; background_update
// makes it what its name says.
func TestNginxStale(t *testing.T) {
	for _, test := range []struct {
		settings, control string
		swr, sie          int64 // where the window ends
	}{
		{"", "max-age=60, stale-while-revalidate=30, must-revalidate", 0, 90},
		{"", "max-age=60, stale-while-revalidate=30, stale-if-error=10", 0, 70},
		{"proxy_cache_background_update=on", "max-age=60, stale-while-revalidate=30", 90, 0},
		{"proxy_cache_use_stale=error updating", "max-age=60", 0, field.MaxSeconds},
		{"proxy_cache_use_stale=error updating,proxy_cache_background_update=on", "max-age=60, stale-while-revalidate=30", field.MaxSeconds, 0},
		{"proxy_cache_background_update=on,proxy_cache_use_stale=updating", "max-age=60", field.MaxSeconds, 0},
	} {
		c := Nginx
		if test.settings != "" {
			c, _ = c.Configure(test.settings)
		}
		v := c.Judge(productResponse(productCase{response: "200 | Cache-Control: " + test.control}))
		w, _ := v.Window(StateSWR)
		e, _ := v.Window(StateSIE)
		if w.To != test.swr || e.To != test.sie {
			t.Errorf("%s: %s: %v", c.Name, test.control, v.Windows)
		}
	}
}

func TestNginxSettings(t *testing.T) {
	for _, wrong := range []string{
		"version=new", "proxy_cache_valid=", "proxy_cache_valid=9 10m", "proxy_cache_valid=10x",
		"proxy_cache_lock=yes", "proxy_cache_use_stale=always", "inactive=",
	} {
		if c, err := Nginx.Configure(wrong); err == nil {
			t.Errorf("%s gives %s", wrong, c.Name)
		}
	}
	c, err := Nginx.Configure("inactive=1h30m,version=1.22.1,proxy_cache_lock=on,proxy_cache_revalidate=on,proxy_cache_use_stale=error http_503")
	if err != nil || c.Practice.Idle != 5400 || c.Practice.Scatters || c.Practice.Validator == nil || len(c.Practice.Fails) != 2 {
		t.Errorf("%+v, %v", c, err)
	}
}
