package cache

import (
	"testing"

	"maxage/inspect/wire"
)

func TestSquid(t *testing.T) {
	const old = "version=5"
	judgeProduct(t, Squid, []productCase{
		{"", "/", "200", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "fresh 17280 lifetime-heuristic"},
		{"", "/?a", "200 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "revalidate 0 no-lifetime"},
		{"", "/", "200 | Cache-Control: max-age=60s", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: s-maxage=x, max-age=60, max-age=90", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=4294967356", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Date: soon", "revalidate 0 lifetime-undated"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 100, 0", "revalidate 60 expired"},
		{"", "/", "200 | Cache-Control: max-age=60 | Age: 2147483648", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Cache-Control: max-age=60 | Date: Mon, 01 Dec 2025 12:00:00 GMT", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Expires: thu, 1 JAN 2026 13:00:00", "fresh 3600 lifetime-expires"},
		{"", "/", "200 | Expires: Thu, 01 Jan 2026 13:00:00 UTC", "revalidate 0 expires-invalid"},

		{"", "/", "404 | Cache-Control: max-age=60", "never 0 status-unstored"},
		{"", "/", "302 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "302 | Cache-Control: public", "never 0 nothing-allows"},
		{"", "/", "200 | Content-Length: 0 | Cache-Control: max-age=60", "never 0 empty-stale"},
		{"", "/", "200 | Content-Length: 0 | Cache-Control: max-age=61", "fresh 61 lifetime-max-age"},
		{"", "/", "200 | Vary: *, Foo | Cache-Control: max-age=60", "revalidate 60 no-cache"},
		{"", "/", "200 | Vary: , | Cache-Control: max-age=60", "never 0 vary-unusable"},
		{"", "/", "200 | Set-Cookie: a=b | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},

		{"", "/", "200 | Cache-Control: No-Store, max-age=60", "never 0 no-store"},
		{old, "/", "200 | Cache-Control: No-Store, max-age=60", "fresh 60 lifetime-max-age"},
		{old, "/ | Cache-Control: NO-STORE", "200 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/ | Cache-Control: no-store", "200 | Cache-Control: max-age=60", "never 0 request-no-store"},
		{"", "/", "200 | Cache-Control: no-cache, max-age=60", "revalidate 60 no-cache"},
		{"", "/", "200 | Cache-Control: no-cache=1, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", `200 | Cache-Control: no-cache="X", max-age=60`, "never 0 fields-unstored"},
		{"", "/", "200 | Cache-Control: private=1, max-age=60", "never 0 private"},
		{"", "/", `200 | Cache-Control: a="b | Cache-Control: no-store`, "revalidate 0 no-lifetime"},
		{"", "/", "200 | Pragma: no-cache | Cache-Control: foo", "revalidate 0 no-cache"},
		{"", "/", "200 | Pragma: no-cache | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/ | Authorization: Basic x", "200 | Cache-Control: max-age=60", "never 0 authorization"},
		{"", "/ | Authorization: Basic x", "200 | Cache-Control: no-cache", "revalidate 0 no-cache"},
		{"", "/ | Authorization: Basic x", "200 | Pragma: no-cache", "never 0 authorization"},

		{"", "/", "200 | Surrogate-Control: max-age=60 | Cache-Control: no-store", "revalidate 0 lifetime-field"},
		{"", "/", "200 | Surrogate-Control: max-age=60+30 | Cache-Control: private", "fresh 30 lifetime-field"},
		{"", "/", "200 | Surrogate-Control: foo | Cache-Control: private, max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Surrogate-Control: no-store;other | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"", "/", "200 | Surrogate-Control: no-store | Cache-Control: max-age=60", "never 0 no-store"},

		{"negative_ttl=30", "/", "404", "fresh 30 lifetime-default"},
		{"negative_ttl=30", "/", "404 | Cache-Control: max-age=60", "fresh 60 lifetime-max-age"},
		{"refresh_pattern=1 50% 5", "/", "200", "fresh 60 lifetime-default"},
		{"refresh_pattern=1 50% 5", "/", "200 | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "fresh 300 lifetime-heuristic"},
	})
}

// It serves stale when the origin fails, unless the response forbids it or was
// stale for too long.
func TestSquidStale(t *testing.T) {
	for response, want := range map[string]int64{
		"200 | Cache-Control: max-age=60":                                         60 + 604800,
		"200 | Cache-Control: max-age=60, stale-if-error=30":                      90,
		"200 | Cache-Control: max-age=60, stale-if-error=0":                       0,
		"200 | Cache-Control: max-age=60, stale-while-revalidate=30, stale-if-ok": 60 + 604800,
		"200 | Cache-Control: s-maxage=60":                                        0,
		"200 | Cache-Control: max-age=60, proxy-revalidate":                       0,
		"200 | Expires: Thu, 01 Jan 1970 00:00:00 GMT":                            0,
	} {
		v := Squid.Judge(productResponse(productCase{response: response}))
		if w, _ := v.Window(StateSIE); w.To != want {
			t.Errorf("%s: %v", response, v.Windows)
		}
	}
}

// What requests want of a stored response.
func TestSquidMeets(t *testing.T) {
	for _, test := range []struct {
		request, control string
		want             Demand
	}{
		{"no-cache", "max-age=60", Aside},
		{"max-age=0", "max-age=60", Asked},
		{"max-age=0", "max-age=60, immutable", AsUsual},
		{"max-age=10", "max-age=60", AsUsual},
		{"min-fresh=60", "max-age=60", Asked},
		{"max-stale", "max-age=0", AsStored},
		{"max-stale", "max-age=0, must-revalidate", AsUsual},
		{"max-stale=0", "max-age=0", AsUsual},
		{"max-stale", "no-cache", AsUsual},
	} {
		r := productResponse(productCase{"", "/ | Cache-Control: " + test.request, "200 | Cache-Control: " + test.control, ""})
		stored := productResponse(productCase{response: "200 | Cache-Control: " + test.control})
		v := Squid.Judge(stored)
		if got := Squid.Practice.Meets(r, stored, &v); got != test.want {
			t.Errorf("%s for %s: %d, want %d", test.request, test.control, got, test.want)
		}
	}
}

// The marks that a 304 cannot change.
func TestSquidRenews(t *testing.T) {
	stored := productResponse(productCase{response: "200 | Cache-Control: max-age=1, must-revalidate"})
	by := productResponse(productCase{response: "304 | Vary: Foo | Cache-Control: no-cache, max-age=2"})
	m := wire.Message{Fields: squidRenews(stored, by)}
	if control, _ := m.Get("Cache-Control"); control != "max-age=2, must-revalidate" || m.Index("Vary") >= 0 {
		t.Errorf("%v", m.Fields)
	}
}
