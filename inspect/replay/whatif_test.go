package replay

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
)

// candidateTold is a candidate in short.
func candidateTold(c *Candidate) string {
	bodies := fmt.Sprintf("%d by %s", c.Bodies, c.Basis)
	return fmt.Sprintf("%ds saves %d of %d, %d changed, %s, %s %s", c.Lifetime, c.Saved.Requests, c.Requests, c.Stale, bodies,
		c.Risks.Level(), strings.Join(c.Risks.Words(), " "))
}

func TestWhatIf(t *testing.T) {
	hour := 3600
	for _, test := range []struct {
		name     string
		lifetime int
		lines    []string
		want     string // of the only candidate; "" if there is none
	}{
		{"nothing repeats", 0, []string{"0 GET /a / 200", "1 GET /b / 200"}, ""},
		{"kept today", 0, []string{"0 GET /a / 200 Cache-Control: max-age=60", "1 GET /a / 200"}, ""},
		{"for five seconds", 5, []string{`0 GET /a / 200 ETag: "1"`, `4 GET /a / 200 ETag: "1"`, `5 GET /a / 200 ETag: "1"`, `9 GET /a / 200 ETag: "1"`},
			"5s saves 2 of 4, 0 changed, 1 by validator, low "},
		{"longer than today", 30, []string{"0 GET /a / 200 Cache-Control: max-age=2", "1 GET /a / 200 Cache-Control: max-age=2", "3 GET /a / 200 Cache-Control: max-age=2", "29 GET /a / 200 Cache-Control: max-age=2"},
			"30s saves 2 of 4, 0 changed, 1 by length, low "},
		{"the fragment does not count", 5, []string{"0 GET /a#x / 200", "1 GET /a#y / 200"}, "5s saves 1 of 2, 0 changed, 1 by length, low "},
		{"one fetch for many that wait", 1, []string{"0+30 GET /a / 200", "29+30 GET /a / 200"}, "1s saves 1 of 2, 0 changed, 1 by length, low "},

		{"as long as it was seen to last", 0, []string{`0 GET /a / 200 ETag: "1"`, `20 GET /a / 200 ETag: "1"`, `40 GET /a / 200 ETag: "1"`, `300 GET /a / 200 ETag: "2"`},
			"30s saves 1 of 4, 0 changed, 2 by validator, low "},
		{"no longer than it lasts", 0, []string{`0 GET /a / 200 ETag: "1"`, `5.5 GET /a / 200 ETag: "1"`, `6 GET /a / 200 ETag: "1"`, `9 GET /a / 200 ETag: "2"`, `13 GET /a / 200 ETag: "2"`},
			"1s saves 1 of 5, 0 changed, 2 by validator, low "},
		{"it changes faster than that", 0, []string{`0 GET /a / 200 ETag: "1"`, `0.5 GET /a / 200 ETag: "2"`}, "1s saves 1 of 2, 1 changed, 2 by validator, some changed"},
		{"an error that nobody sees", 0, []string{`0 GET /a / 200 ETag: "1"`, `0.5 GET /a / 503`, `0.6 GET /a / 0`}, "1s saves 2 of 3, 0 changed, 1 by validator, low "},
		{"a redirect to the login", 0, []string{`0 GET /a / 200 ETag: "1"`, `0.5 GET /a / 302`}, "1s saves 1 of 2, 1 changed, 1 by validator, some changed"},
		{"a 304 is the same", 0, []string{`0 GET /a / 200 ETag: "1"`, `3 GET /a If-None-Match: "1" / 304 ETag: "1"`}, "5s saves 1 of 2, 0 changed, 1 by validator, low "},

		{"a 304 keeps it on the shelf", 5, []string{`0 GET /a / 200 ETag: "1"`, `6 GET /a / 304 ETag: "1"`, `8 GET /a / 304 ETag: "1"`, `10 GET /a / 304`}, "5s saves 2 of 4, 0 changed, 1 by validator, low "},
		{"nothing but 304", 5, []string{`0 GET /a / 304 ETag: "1"`, `1 GET /a / 304 ETag: "1"`, `2 GET /a / 200 ETag: "2"`}, "5s saves 2 of 3, 1 changed, 2 by validator, some changed"},
		{"of who knows what", 5, []string{"0 GET /a / 304", "1 GET /a / 304"}, "5s saves 1 of 2, 0 changed, 0 by unknown, some unknown-bodies"},
		{"of variants", 5, []string{"0 GET /a Accept: x / 200 Vary: Accept", "1 GET /a Accept: x / 304", "2 GET /a Accept: y / 304"}, "5s saves 1 of 3, 0 changed, 1 by length, low "},

		{"HEAD and GET", 5, []string{"0 GET /a / 200", "1 HEAD /a / 200", "2 HEAD /b / 200", "3 HEAD /b / 200"}, "5s saves 1 of 2, 0 changed, 1 by length, low "},
		{"ranges are left alone", 5, []string{"0 GET /a / 200", "1 GET /a Range: bytes=0-1 / 206"}, ""},
		{"errors are not kept", 5, []string{"0 GET /a / 500", "1 GET /a / 500", "0 GET /b / 302", "1 GET /b / 302"}, ""},
		{"not found is", 5, []string{"0 GET /a / 404", "1 GET /a / 404"}, "5s saves 1 of 2, 0 changed, 1 by length, low "},
		{"a write empties the shelf", 5, []string{"0 GET /a / 200", "1 POST /a / 303", "2 GET /a / 200", "3 OPTIONS /a / 200", "4 GET /a / 200"}, "5s saves 1 of 3, 0 changed, 1 by length, low "},
		{"a failed one does not", 5, []string{"0 GET /a / 200", "1 POST /a / 400", "2 GET /a / 200"}, "5s saves 1 of 2, 0 changed, 1 by length, low "},
		{"variants", 5, []string{"0 GET /a Accept: x / 200 Vary: Accept", "1 GET /a Accept: y / 200 Vary: Accept", "2 GET /a Accept: x / 200 Vary: Accept"}, "5s saves 1 of 3, 0 changed, 1 by length, low "},
		{"Vary: *", 5, []string{"0 GET /a / 200 Vary: *", "1 GET /a / 200 Vary: *"}, ""},

		{"a cookie", hour, []string{"0 GET /a / 200 Set-Cookie: id=1;Secure", "1 GET /a / 200"}, "3600s saves 1 of 2, 0 changed, 1 by length, some sets-cookie"},
		{"that no script may read", hour, []string{"0 GET /a / 200 Set-Cookie: id=1;HttpOnly", "1 GET /a / 200"}, "3600s saves 1 of 2, 0 changed, 1 by length, high session-cookie"},
		{"a deleted one", hour, []string{"0 GET /a / 200 Set-Cookie: sid=", "1 GET /a / 200"}, "3600s saves 1 of 2, 0 changed, 1 by length, low "},
		{"a name of sessions", hour, []string{"0 GET /a / 200 Set-Cookie: PHPSESSID=1", "1 GET /a / 200"}, "3600s saves 1 of 2, 0 changed, 1 by length, high session-cookie"},
		{"said", hour, []string{"0 GET /a / 200 Cache-Control: private, no-cache", "1 GET /a / 200 Cache-Control: no-store"}, "3600s saves 1 of 2, 0 changed, 1 by length, high private no-store no-cache"},
		{"credentials", hour, []string{"0 GET /a Authorization: Basic x / 200", "1 GET /a Cookie: a=b / 200"}, "3600s saves 1 of 2, 0 changed, 1 by length, high authorization cookie"},
		{"by user", hour, []string{"0 GET /my/a / 200 Vary: Origin", "1 GET /my/a / 200 Vary: Origin"}, "3600s saves 1 of 2, 0 changed, 1 by length, some personal-url vary"},
		{"to and fro", hour, []string{`0 GET /a / 200 ETag: "1"`, `9 GET /a / 200 ETag: "2"`, `20 GET /a / 200 ETag: "1"`}, "3600s saves 2 of 3, 1 changed, 2 by validator, high several-bodies changed"},
		{"at the same time", hour, []string{`0+9 GET /a / 200 ETag: "1"`, `1 GET /a / 200 ETag: "2"`}, "3600s saves 1 of 2, 1 changed, 2 by validator, high several-bodies changed"},
	} {
		w := asked(cache.Standard, int64(test.lifetime), 0, recordings(t, test.lines...)...).WhatIf
		var got []string
		for i := range w.Candidates {
			got = append(got, candidateTold(&w.Candidates[i]))
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, strings.Join(got, "\n"), test.want)
		}
		saved := 0
		for _, c := range w.Candidates {
			saved += c.Saved.Requests
		}
		if w.Requests != len(test.lines) || w.Today.Requests-saved != w.Then.Requests {
			t.Errorf("%s: %d requests, %d today, %d then, %d saved", test.name, w.Requests, w.Today.Requests, w.Then.Requests, saved)
		}
	}
}

// TestInsisting counts the saved requests that wanted no stored answer.
func TestInsisting(t *testing.T) {
	w := asked(cache.Standard, 60, 0, recordings(t, "0 GET /a / 200", "1 GET /a Cache-Control: no-cache / 200", "2 GET /a Cache-Control: max-age=0 / 200",
		"3 GET /a Pragma: no-cache / 200", "4 GET /a Cache-Control: max-age=5 / 200")...).WhatIf
	if w.Insisting != 3 || w.Then.Requests != 1 || w.Then.Bytes != 100 || w.Today.Bytes != 500 {
		t.Errorf("%+v", w)
	}
}

// TestUndated: without a time nothing can be said of what would be fresh.
func TestUndated(t *testing.T) {
	all := recordings(t, "0 GET /a / 200", "0 GET /a / 200")
	for _, x := range all {
		x.Sent, x.Received = time.Time{}, time.Time{}
	}
	if w := asked(cache.Standard, 60, 0, all...).WhatIf; w.Then != w.Today || len(w.Candidates) != 0 {
		t.Errorf("%+v", w)
	}
}

// TestBodies: hashes tell bodies apart before validators do, and these before
// lengths.
func TestBodies(t *testing.T) {
	all := recordings(t, `0 GET /a / 200 ETag: "1"`, `1 GET /a / 200 ETag: "2"`, "2 GET /a / 200", "0 GET /b / 200", "1 GET /b / 200")
	for _, x := range all {
		x.Body.Decoded = -1
	}
	all[0].Body.SHA256, all[1].Body.SHA256, all[2].Body.SHA256 = "x", "x", "y"
	all[3].Body.Bytes, all[4].Body.Bytes = -1, -1
	w := asked(cache.Standard, 60, 0, all...).WhatIf
	got := []string{candidateTold(&w.Candidates[0]), candidateTold(&w.Candidates[1])}
	if want := []string{"60s saves 2 of 3, 1 changed, 2 by sha256, some changed", "60s saves 1 of 2, 0 changed, 2 by unknown, some unknown-bodies"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestToday: what-if starts from the first shared cache that is played.
func TestToday(t *testing.T) {
	for _, test := range []struct {
		caches []*cache.Cache
		want   string
	}{{cache.Standard, "shared"}, {[]*cache.Cache{cache.Varnish, cache.CDN}, "varnish"}, {[]*cache.Cache{cache.Browser}, "shared"}} {
		all := recordings(t, "0 GET /a / 200 X: y", "1 GET /a / 200 X: y")
		all[0].FromCache = "disk"
		run := runAll(all, test.caches)
		if got := run.WhatIf; got.Cache.Name != test.want || got.Requests != 1 || len(run.Played) != len(test.caches) {
			t.Errorf("%+v, want %s", got, test.want)
		}
	}
}
