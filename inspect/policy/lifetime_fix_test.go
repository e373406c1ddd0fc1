package policy

import (
	"strings"
	"testing"

	"maxage/inspect/cache"
)

func fixes(t *testing.T, status int, expect, lines string) (fixes []string) {
	r := respond("https://www.example.com/a.css", status, lines)
	for _, f := range wants(t, expect).For(r.Exchange.URL, "GET", r).Check(r, judged(r)) {
		fixes = append(fixes, f.Fix)
	}
	return fixes
}

// TestLifetimeFix: what is advised is what helps.
func TestLifetimeFix(t *testing.T) {
	const cc = "Cache-Control: "
	for _, c := range []struct{ expect, lines, want string }{
		{"browser: 1m", cc + "max-age=5", "Send max-age=60 in Cache-Control."},
		{"shared: 1m", cc + "max-age=5", "Send s-maxage=60 in Cache-Control, which shared caches read before max-age."},
		{"shared: 1m", cc + "no-cache", "Send Cache-Control: max-age=60, without private, no-cache and no-store."},
		{"shared: 1m", cc + "private, no-cache", "If what it says is the same for all users, send Cache-Control: max-age=60, without private, no-cache and no-store; if not, the policy asks too much."},
		{"shared: 1m", cc + "max-age=60\nVary: *", "Take Vary out and send s-maxage=60 in Cache-Control, which shared caches read before max-age."},
		{"browser: 1m", cc + "no-store", "Send Cache-Control: private, max-age=60 in place of no-store."},
		{"browser: revalidate", cc + "no-store", "Send Cache-Control: private, no-cache in place of no-store."},
		{"shared: revalidate", cc + "no-cache\nVary: *", "Take Vary out and send Cache-Control: no-cache, and an ETag to make the question cheap."},
		{"nginx: 1m", cc + "max-age=60\nSet-Cookie: a=b", "Take Set-Cookie out and send s-maxage=60 in Cache-Control, which shared caches read before max-age."},
		{"nginx: 1m", cc + "max-age=60\nX-Accel-Expires: 300", "Send X-Accel-Expires: 60, which such caches read before Cache-Control."},
		{"nginx: never", cc + "max-age=60\nX-Accel-Expires: 300", "Send X-Accel-Expires: 0, which such caches read before Cache-Control."},
		{"cdn: never", "CDN-Cache-Control: max-age=60", "Send CDN-Cache-Control: no-store, which such caches read before Cache-Control."},
		{"cdn: revalidate", "CDN-Cache-Control: max-age=60", "Send CDN-Cache-Control: no-cache, which such caches read before Cache-Control."},
		{"squid: 5m", cc + "max-age=60\nSurrogate-Control: max-age=60", "Take Surrogate-Control out and send s-maxage=300 in Cache-Control, which shared caches read before max-age."},
		{"haproxy: 5m", cc + "max-age=300", "No header gives that here: change how HAProxy is set up, and say so in the policy (maxage caches haproxy lists its settings), or change what the policy wants."},
		{"varnish: revalidate", cc + "no-cache", "No header gives that here: change how Varnish is set up, and say so in the policy (maxage caches varnish lists its settings), or change what the policy wants."},
		{"varnish: never", "", "Send Cache-Control: private, or no-store if browsers shall keep nothing either."},
	} {
		if got := strings.Join(fixes(t, 200, c.expect, c.lines), "\n"); got != c.want {
			t.Errorf("%s of %q:\n got %s\nwant %s", c.expect, c.lines, got, c.want)
		}
	}
}

// TestLifetimeFixExists: for the caches of the standards there is always a
// header that gives what is wanted of an answer to GET.
func TestLifetimeFixExists(t *testing.T) {
	for _, c := range cache.Standard {
		for _, wish := range []string{never, revalidate, stored, "0", "1m", ">= 1h", "<= 10s", "1m..10m"} {
			for _, lines := range []string{
				"", "Cache-Control: no-store", "Cache-Control: private, max-age=9, immutable", "Cache-Control: max-age: 60", "Expires: 0", "Pragma: no-cache",
				"Cache-Control: public, max-age=99999999999\nVary: *\nSet-Cookie: a=b", "Cache-Control: no-cache=\"a\", s-maxage=7200", "Cache-Control: \"no-store",
				"CDN-Cache-Control: no-store\nCache-Control: max-age=60", "CDN-Cache-Control: max-age=60;\nVary: Accept, *", "Last-Modified: Thu, 25 Dec 2025 12:00:00 GMT",
				"Cache-Control: max-age=0, stale-while-revalidate=600, must-revalidate",
			} {
				for _, status := range []int{200, 302, 404, 500} {
					for _, fix := range fixes(t, status, c.Name+": "+quote(wish), lines) {
						if fix == PolicyLifetime.Fix || strings.HasPrefix(fix, "No header") {
							t.Errorf("%s %s of %d, %q: %s", c.Name, wish, status, lines, fix)
						}
					}
				}
			}
		}
	}
}
