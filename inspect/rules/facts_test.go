package rules

import (
	"slices"
	"testing"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

func TestFingerprinted(t *testing.T) {
	for _, c := range []struct {
		url, mediaType string
		want           bool
	}{
		{"https://example.com/app.3f9c1d2e.js", "text/javascript", true},
		{"https://example.com/app.3F9C1D2E.js", "text/javascript", true},
		{"https://example.com/app.3f9c1d2.js", "text/javascript", true},
		{"https://example.com/app.decade7.js", "text/javascript", false},
		{"https://example.com/banner-ad2024.png", "image/png", false},
		{"https://example.com/s/player/a1b2c3d4/base.js", "text/javascript", true},
		{"https://example.com/_framework/blazor.webassembly.5k3j2h1g4f.js", "text/javascript", true},
		{"https://example.com/drupal.js?s6qk0v", "text/javascript", true},
		{"https://example.com/a.png?width6", "image/png", false},
		{"https://example.com/app-20260101.js", "text/javascript", true},
		{"https://example.com/story/20260101", "text/html", false},
		{"https://example.com/i/upload/v1699999999/cat", "image/jpeg", true},
		{"https://example.com/style.css?1699999999", "text/css", true},
		{"https://example.com/index-DiwrgTda.css", "text/css", true},
		{"https://example.com/index-B_7sK-dQ.js.map", "application/json", true},
		{"https://example.com/chunk-XKTIFAAB.js", "text/javascript", true},
		{"https://example.com/inter-latin-400-normal.BOOGhInR.woff2", "font/woff2", true},
		{"https://example.com/jquery.DataGrid.js", "text/javascript", false},
		{"https://example.com/_app/immutable/entry/start.C4nZ9-ab.js", "text/javascript", true},
		{"https://example.com/app.js?v=latest", "text/javascript", false},
		{"https://example.com/gtag/js?id=G-ABCDEF1234", "text/javascript", false},
		{"https://example.com/orders/550e8400-e29b-41d4-a716-446655440000", "application/json", false},
		{"https://example.com/u/550e8400-e29b-41d4-a716-446655440000.jpg", "image/jpeg", true},
		{"https://example.com/data/prices.3f9c1d2e.json", "application/json", true},
		{"https://example.com/commit/3f2a1b4c5d6e7f803f2a1b4c5d6e7f803f2a1b4c", "text/html", true},
		{"https://example.com/my-DataGrid.js", "text/javascript", false},
		{"https://example.com/bootstrap4.min.css", "text/css", false},
		{"https://example.com/css/feedback.css", "text/css", false},
		{"https://example.com/jquery-3.7.1.min.js", "text/javascript", true},
		{"https://example.com/v1.2.3/app.js", "text/javascript", true},
		{"https://example.com/v1/app.js", "text/javascript", false},
		{"https://example.com/1-0-2/app.js", "text/javascript", true},
		{"https://example.com/1-0-2", "text/javascript", false},
		{"https://example.com/-1-02/app.js", "text/javascript", false},
		{"https://example.com/2025-12-20/app.js", "text/javascript", false},
		{"https://example.com/tel/555-1-0199/app.js", "text/javascript", false},
		{"https://cdn.example.com/npm/vue@3.4.21/dist/vue.js", "text/javascript", true},
		{"https://1.2.3.4/app.js", "text/javascript", false},
		{"https://example.com:8080/app.js#a1b2c3d4e5", "text/javascript", false},
		{"https://example.com/style.css?ver=6.4.2", "text/css", true},
		{"https://example.com/style.css?v=", "text/css", false},
		{"https://example.com/style.css?9a8b7c6d5e", "text/css", true},
		{"https://example.com/style.css?id=9a8b7c6d5e", "text/css", true},
		{"https://example.com/style.css?page=2", "text/css", false},
		{"https://example.com/watch?v=dQw4w9WgXcQ", "text/html", false},
		{"https://example.com/_next/static/kXs82jQp0aZv7LmN4bTyR/_ssgManifest.js", "text/javascript", true},
		{"https://example.com/", "text/html", false},
		{"https://example.com", "text/html", false},
		{"", "", false},
	} {
		x := &wire.Exchange{URL: c.url, Response: wire.Message{Fields: []wire.Field{{Name: "Content-Type", Value: c.mediaType}}}}
		p := &Pass{Response: field.Parse(x)}
		if got := p.fingerprinted(); got != c.want {
			t.Errorf("%s: %v, want %v", c.url, got, c.want)
		}
	}
}

func TestSurelyFingerprinted(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.com/app.3f9c1d2e.js":       true,
		"https://example.com/app-20260101.js":       true,
		"https://example.com/app-v1699999999.js":    true,
		"https://example.com/app-1699999999000.js":  true,
		"https://example.com/app-20261301.js":       false, // no month
		"https://example.com/js/3518204967.js":      false,
		"https://example.com/js/app-123456789.js":   false,
		"https://example.com/style.css?ver=6.4.2":   true,
		"https://example.com/style.css?1699999999":  true,
		"https://example.com/collect?v=1":           false,
		"https://example.com/ping?h=example.com":    false,
		"https://example.com/load-styles.php?ver=6": false,
		"https://example.com/app.js":                false,
	} {
		x := &wire.Exchange{URL: url, Response: wire.Message{Fields: []wire.Field{{Name: "Content-Type", Value: "text/css"}}}}
		p := &Pass{Response: field.Parse(x)}
		if got := p.surelyFingerprinted(); got != want {
			t.Errorf("%s: %v, want %v", url, got, want)
		}
	}
}

func TestSessionCookies(t *testing.T) {
	for line, want := range map[string]bool{
		"sessionid=abc": true, "PHPSESSID=1": true, "connect.sid=s": true, "ASP.NET_SessionId=x": true, "JSESSIONID=1": true, "sid=1": true,
		"remember_me=1": true, "XSRF-TOKEN=a": true, "access_token=x": true, "Auth=1": true,
		"id=9f86d081884c7d659a2feaa0c55ad015; HttpOnly": true,
		"id=9f86d081884c7d659a2feaa0c55ad015":           false, // scripts may read it: a visitor's number, not a key
		"id=aaaaaaaaaaaaaaaa1; HttpOnly":                false,
		"theme=dark":                                    false, "lang=en-US-and-some-more; HttpOnly": false,
		"sessionid=": false, "sessionid=x; Max-Age=0": false, "sessionid=x; Max-Age=-1": false, "sid=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT": false,
		"__cf_bm=9f86d081884c7d659a2feaa0; HttpOnly": false, "AWSALBAPP-0=_remove_": false, "BIGipServerpool=1.2.3; HttpOnly": false, "visid_incap_12=9f86d081884c7d659a2feaa0; HttpOnly": false,
	} {
		x := &wire.Exchange{Received: arrival, Response: wire.Message{Fields: []wire.Field{{Name: "Set-Cookie", Value: line}}}}
		p := &Pass{Response: field.Parse(x)}
		if got := p.sessionCookie() != nil; got != want {
			t.Errorf("%s: %v, want %v", line, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "abc", 0}, {"no_store", "no-store", 1}, {"nostore", "no-store", 1}, {"no-storee", "no-store", 1}, {"no-sotre", "no-store", 1},
		{"smax-age", "s-maxage", 2}, {"kitten", "sitting", 3}, {"ab", "abcde", 3},
	} {
		if got := field.Slips(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	for name, want := range map[string]field.Kind{
		"nocache": field.NoCache, "smaxage": field.SMaxAge, "publik": field.Public, "must_revalidate": field.MustRevalidate,
		"proxy-revaldate": field.ProxyRevalidate, "no-trasform": field.NoTransform, "staleiferror": field.StaleIfError, "must-understad": field.MustUnderstand,
		"foo": field.Unknown, "store": field.Unknown, "cache": field.Unknown, "post-check": field.Unknown, "pre-check": field.Unknown,
		"x-private": field.Unknown, "revalidate": field.Unknown, "min-age": field.Unknown, "publish": field.Unknown, "transform": field.Unknown,
	} {
		if got := nearest(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestSize: what was received counts before what was announced.
func TestSize(t *testing.T) {
	x := &wire.Exchange{Response: wire.Message{Fields: []wire.Field{{Name: "content-length", Value: "100"}}}}
	p := &Pass{Response: &field.Response{Exchange: x}}
	if got := p.size(); got != 100 {
		t.Errorf("announced: %d", got)
	}
	x.Body.Bytes = 7
	if got := p.size(); got != 7 {
		t.Errorf("received: %d", got)
	}
	x.Body.Bytes, x.Response.Fields[0].Value = -1, "many"
	if got := p.size(); got != 0 {
		t.Errorf("unknown: %d", got)
	}
}

// TestSharingAsksEveryCache: a cache beyond the standard's, with a lifetime of
// its own, is asked and named, and its default is no invitation. Products are
// asked even if nobody asked for them.
func TestSharingAsksEveryCache(t *testing.T) {
	x := &wire.Exchange{Request: wire.Message{Method: "GET"}, Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: []wire.Field{{Name: "Set-Cookie", Value: "sid=1"}}}}
	r, verdicts := judge(x)
	eager := verdicts[1]
	eager.Cache = &cache.Cache{Name: "eager", Shared: true}
	eager.Lifetime, eager.Source, eager.Reuse = 120, cache.SourceDefault, cache.Fresh
	eager.Windows = []cache.Window{{State: cache.StateFresh, To: 120}, {State: cache.StateRevalidate, From: 120, To: cache.Open}}
	privacy := func() []Finding {
		return slices.DeleteFunc(NewPass(r, append(verdicts, eager), Options{}).Run(All), func(f Finding) bool { return f.Rule.Category != Privacy })
	}
	found := privacy()
	if len(found) != 1 || found[0].Rule != SetCookieNoPolicy || !slices.Equal(found[0].Caches[:3], []string{"shared", "cdn", "eager"}) || !slices.Contains(found[0].Caches, "cloudfront") {
		t.Errorf("a default: %+v", found)
	}
	eager.Source = cache.SourceMaxAge
	found = privacy()
	if len(found) != 1 || found[0].Rule != SetCookieSharedCacheable || !slices.Equal(found[0].Caches, []string{"eager"}) {
		t.Errorf("an invitation: %+v", found)
	}
}
