package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

func served(lines ...string) *Exchange {
	x := &wire.Exchange{URL: "https://example.com/", Request: wire.Message{Method: "GET", Target: "/"}, Response: wire.Message{Status: 200}}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: name, Value: value})
	}
	e := NewExchange(inspect.Inspect(x, inspect.Options{}), Options{})
	return &e
}

func TestServedWords(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{nil, ""},
		{[]string{"CF-Cache-Status: HIT", "Age: 120", "X-Varnish: 5"},
			"Answered by Cloudflare from its store, 2 minutes old (CF-Cache-Status); behind it Varnish had fetched it from the origin (X-Varnish)"},
		{[]string{"CF-Cache-Status: DYNAMIC", "Age: 30", "X-Varnish: 5 3"},
			"Answered by Varnish from its store, 30 seconds old (X-Varnish); in front of it Cloudflare passed it through (CF-Cache-Status)"},
		{[]string{"CF-Cache-Status: DYNAMIC", "X-Varnish: 5"},
			"Not from a store: Cloudflare passed it through (CF-Cache-Status), and behind it Varnish had to fetch it (X-Varnish)"},
		{[]string{"X-Cache: MISS, HIT", "X-Served-By: cache-a, cache-b", "Age: 1"},
			"Answered by Fastly (cache-b) from its store, 1 second old (X-Cache); behind it Fastly (cache-a) had fetched it from the origin (X-Cache)"},
		{[]string{"X-Cache: HIT, MISS", "X-Served-By: cache-a, cache-b"},
			"Answered by Fastly (cache-a) from its store (X-Cache); in front of it Fastly (cache-b) had no copy (X-Cache)"},
		{[]string{"X-Cache: RefreshHit from cloudfront"}, "Answered by CloudFront from its store, confirmed first (X-Cache)"},
		{[]string{"X-Vercel-Cache: STALE", "Age: 90"}, "Answered by Vercel with a stale copy, 1 minute 30 seconds old (X-Vercel-Cache)"},
		{[]string{"X-Cache: Redirect from cloudfront"}, "Answered by CloudFront itself (X-Cache)"},
		{[]string{"Age: 33"}, "Answered from the store of a cache that does not name itself, 33 seconds old (Age)"},
		{[]string{"Via: 1.1 google", "Age: 33"}, "Answered by Google Cloud CDN from its store, 33 seconds old (Age)"},
		{[]string{"X-Cache: sometimes"}, "Who answered is not clear: a cache that does not name itself reports in X-Cache, in words of its own"},
		{[]string{"Cache-Status: a;fwd=miss,b;hit,c;fwd=bypass,d;hit"},
			"Answered by d from its store (Cache-Status); behind it c had passed it through (Cache-Status), and behind that b had it in its store (Cache-Status), and behind that a had fetched it from the origin (Cache-Status)"},
		{[]string{"Cache-Status: a;fwd=miss,b;fwd=miss,c;fwd=miss,d;fwd=miss,e;fwd=miss,f;fwd=miss"},
			"Not from a store: f had no copy (Cache-Status), and behind it e had no copy (Cache-Status), and behind it d had no copy (Cache-Status), and behind it c had no copy (Cache-Status) (2 more say something too)"},
	} {
		if got := way(served(c.lines...).ServedBy).words(); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.lines, got, c.want)
		}
	}
}

func TestServedJSON(t *testing.T) {
	x := served("Cache-Status: \"Netlify Durable\"; fwd=miss, \"Netlify Edge\"; hit; ttl=-5; detail=x", "Age: 65", "X-Cache: odd")
	got, err := json.Marshal(x.ServedBy)
	want := `[{"evidence":"X-Cache: odd"},` +
		`{"cache":"netlify","outcome":"miss","evidence":"Cache-Status: \"Netlify Durable\"; fwd=miss","node":"Netlify Durable"},` +
		`{"cache":"netlify","outcome":"stale","evidence":"Cache-Status: \"Netlify Edge\"; hit; ttl=-5; detail=x","node":"Netlify Edge","age_s":65,"ttl_s":-5,"detail":"x"}]`
	if err != nil || !bytes.Equal(got, []byte(want)) {
		t.Errorf("%v\n got %s\nwant %s", err, got, want)
	}
	if out := fastJSON(x); !strings.Contains(out, `"served_by":`+want) {
		t.Error(out)
	}
}

// TestTitles: a cache is called the same whether it is recognised or judged by.
func TestTitles(t *testing.T) {
	for _, c := range cache.Named {
		if title := field.CacheTitle(c.Name); title != c.Name && title != c.Title {
			t.Errorf("%s: %q and %q", c.Name, title, c.Title)
		}
	}
}
