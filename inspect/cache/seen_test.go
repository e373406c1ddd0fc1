package cache

import (
	"strings"
	"testing"
)

// reports are what products say of a hit, and a response that none of them
// would store as it comes from its makers.
var reports = map[string]string{
	"squid":      "X-Cache: HIT from a.test | X-Cache-Lookup: HIT from a.test:3128",
	"varnish":    "X-Varnish: 32770 3",
	"nginx":      "Server: nginx | X-Cache-Status: HIT",
	"cloudflare": "CF-Cache-Status: HIT",
	"fastly":     "X-Cache: HIT | X-Served-By: cache-fra-1",
	"cloudfront": "X-Cache: Hit from cloudfront",
	"vercel":     "X-Vercel-Cache: STALE",
	"httpd":      "Cache-Status: httpd;hit",
	"haproxy":    "Cache-Status: haproxy;hit;ttl=5",
	"google":     "Via: 1.1 google | Age: 70",
}

// A cache that says that it answered from its store has stored the response,
// whatever it does as it comes from its makers.
func TestSeenStored(t *testing.T) {
	for name, report := range reports {
		r := productResponse(productCase{request: "/a", response: "429 | Cache-Control: private, no-store | Vary: * | " + report})
		c := Lookup(name)
		if v := c.Judge(r); v.Store {
			t.Fatalf("%s stores it as it comes", name)
		}
		vs := Add(nil, c, r)
		v := &vs[0]
		if !v.Store || v.Reuse == Never || v.decidedBy() != SeenStored {
			t.Errorf("%s: stored %t, %s, since %s", name, v.Store, v.Reuse, v.Decision().Text())
		}
		if len(v.Key) > 0 {
			t.Errorf("%s: kept by %v", name, v.Key)
		}
		if d := v.Decision(); d.Spans != 1 || !strings.Contains(report, r.Exchange.Text(d.At[0])) {
			t.Errorf("%s: the reason points at %q", name, r.Exchange.Text(d.At[0]))
		}
	}
}

// What tells nothing of that product's store changes nothing.
func TestNotSeen(t *testing.T) {
	for _, test := range []struct{ cache, response string }{
		{"squid", "404 | X-Cache: MISS from a.test | X-Cache-Lookup: NONE from a.test:3128"},
		{"varnish", "404 | Cache-Control: private | X-Varnish: 32770"},
		{"squid", "404 | X-Varnish: 32770 3"},
		{"squid:negative_ttl=0", "404 | X-Cache: HIT from a.test | X-Cache-Lookup: HIT from a.test:3128"},
		{"cloudflare", "404 | CF-Cache-Status: DYNAMIC"},
		{"cloudflare", "404 | CF-Cache-Status: EXPIRED"},
	} {
		name, settings, configured := strings.Cut(test.cache, ":")
		c := Lookup(name)
		if configured {
			var err error
			if c, err = c.Configure(settings); err != nil {
				t.Fatal(err)
			}
		}
		r := productResponse(productCase{request: "/a", response: test.response})
		if got, want := Add(nil, c, r)[0], c.Judge(r); got.Store != want.Store || got.decidedBy() != want.decidedBy() {
			t.Errorf("%s, %s: %s instead of %s", test.cache, test.response, got.decidedBy(), want.decidedBy())
		}
	}
}
