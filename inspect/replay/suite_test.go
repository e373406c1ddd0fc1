package replay

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// publicCase is a case of the public suite http-tests/cache-tests.
type publicCase struct {
	ID, Suite, Kind, Caches string
	Entries                 []struct {
		At              time.Time
		Method, URL     string
		RequestHeaders  [][2]string `json:"request_headers"`
		RequestBody     string      `json:"request_body"`
		Status          int
		Reason          string
		ResponseHeaders [][2]string `json:"response_headers"`
		Body            string
		Expect          *string
	}
	Observed map[string][]*string // what recorded caches did, by entry; nil: setting up
}

func publicCases(t *testing.T) []publicCase {
	t.Helper()
	data, err := os.ReadFile("../../../shared/cache-tests/cases.json")
	if err != nil {
		if os.Getenv("MAXAGE_REQUIRE") != "" {
			t.Fatal(err)
		}
		t.Skip("the public suite's cases are not here")
	}
	var suite struct{ Cases []publicCase }
	if err := json.Unmarshal(data, &suite); err != nil {
		t.Fatal(err)
	}
	return suite.Cases
}

func (c *publicCase) exchange(i int) *wire.Exchange {
	e := &c.Entries[i]
	x := &wire.Exchange{URL: e.URL, Sent: e.At, Received: e.At, Entry: i}
	x.Request = wire.Message{Method: e.Method, Fields: fields(e.RequestHeaders), Bytes: int64(len(e.RequestBody))}
	x.Response = wire.Message{Status: e.Status, Reason: e.Reason, Fields: fields(e.ResponseHeaders)}
	x.Body = wire.Body{Bytes: int64(len(e.Body)), Decoded: int64(len(e.Body))}
	return x
}

func fields(pairs [][2]string) []wire.Field {
	out := make([]wire.Field, len(pairs))
	for i, p := range pairs {
		out[i] = wire.Field{Name: p[0], Value: p[1]}
	}
	return out
}

// word is an outcome in the words of the suite.
func word(o Outcome) string {
	switch {
	case o.Hit && (o.Detail == "stale-if-error" || o.Detail == "disconnected"):
		return "stale-if-error"
	case o.Hit:
		return "hit"
	case o.Validator != "" && (o.Fwd == Stale || o.Fwd == Request):
		return "revalidate"
	}
	return "miss"
}

// agrees: asking with a condition is a way of asking, so it counts as a miss.
func agrees(got, want string) bool { return got == want || want == "miss" && got == "revalidate" }

// TestPublicSuite plays the suite through the caches of the standards. All that
// is required must hold, and 95 of 100 that is wanted.
func TestPublicSuite(t *testing.T) {
	for _, c := range cache.Standard {
		right, all := map[string]int{}, map[string]int{} // by kind, and by suite
		for _, test := range publicCases(t) {
			if test.Kind == "check" || !slices.Contains(strings.Split(test.Caches, " and "), c.Name) {
				continue
			}
			p := New(c)
			good := true
			for i := range test.Entries {
				o := p.Play(test.exchange(i))
				if want := test.Entries[i].Expect; want != nil && !agrees(word(o), *want) {
					good = false
					t.Logf("%s (%s), %s, request %d: %s (%+v), want %s", test.ID, test.Kind, c.Name, i+1, word(o), o, *want)
				}
			}
			for _, of := range []string{test.Kind, test.Suite} {
				if all[of]++; good {
					right[of]++
				}
			}
		}
		t.Logf("%s: required %d of %d, optimal %d of %d", c.Name, right["required"], all["required"], right["optimal"], all["optimal"])
		for _, suite := range slices.Sorted(maps.Keys(all)) {
			t.Logf("  %s: %d of %d", suite, right[suite], all[suite])
		}
		if right["required"] < all["required"] || 100*right["optimal"] < 95*all["optimal"] || all["required"] < 5 {
			t.Errorf("%s falls short", c.Name)
		}
	}
}

// suiteCaches are the configurations that the suite was recorded with, and how
// many of the outcomes are predicted. A number may only rise.
var suiteCaches = []struct {
	name  string
	right int
}{
	{"chrome", 138},
	{"firefox", 138},
	{"safari", 138},
	{"varnish:default_ttl=0,default_grace=0,default_keep=3600", 166},
	{"nginx:proxy_cache_revalidate=on", 164},
	{"squid", 161},
	{"trafficserver", 167},
	{"httpd:default_expire=0,ignore_no_last_mod=on,store_expired=on", 169},
	{"haproxy:max_age=240,process_vary=on,max_secondary_entries=12", 164},
	{"caddy:default_cache_control=no-store", 171},
	{"fastly:default_ttl=0", 161},
}

// TestRecordedSuite compares each product with what it did in the suite.
func TestRecordedSuite(t *testing.T) {
	cases := publicCases(t)
	for _, s := range suiteCaches {
		product, _, _ := strings.Cut(s.name, ":")
		t.Run(product, func(t *testing.T) {
			c := configured(t, s.name)
			right, all := 0, 0
			for _, test := range cases {
				p := New(c)
				for i := range test.Entries {
					o := p.Play(test.exchange(i))
					if i >= len(test.Observed[product]) || test.Observed[product][i] == nil {
						continue
					}
					was := *test.Observed[product][i]
					if all++; agrees(word(o), was) || o.Hit && was == "hit" { // it does not tell a stale answer after a 503 from a fresh one
						right++
						continue
					}
					e := &test.Entries[i]
					t.Logf("%s request %d: %s (%s), was %s\n\t%v -> %d %v", test.ID, i+1, word(o), o.Because, was, e.RequestHeaders, e.Status, e.ResponseHeaders)
				}
			}
			t.Logf("%s: %d of %d, %.1f %%", product, right, all, 100*float64(right)/float64(all))
			if right < s.right || 100*right < 95*all || all < 100 {
				t.Errorf("%s: only %d of %d, %d before", product, right, all, s.right)
			}
		})
	}
}
