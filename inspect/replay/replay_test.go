package replay

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// start is when every recording of these tests begins; the origin's clock is
// right.
var start = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

// play plays a recording of one line for each exchange: seconds after start,
// method, path, request fields, status, response fields. Fields are separated
// by "; " and end with a slash of their own: "5 GET /a Foo: 1 / 200 ETag: x".
func play(t *testing.T, c *cache.Cache, lines ...string) []Outcome {
	t.Helper()
	p := New(c)
	var out []Outcome
	for _, line := range lines {
		out = append(out, p.Play(recorded(t, line)))
	}
	return out
}

func recorded(t *testing.T, line string) *wire.Exchange {
	t.Helper()
	request, response, ok := strings.Cut(line, " / ")
	words := strings.SplitN(request, " ", 4)
	if !ok || len(words) < 3 {
		t.Fatalf("not a recording: %q", line)
	}
	var at, took float64
	if _, err := fmt.Sscanf(words[0], "%f+%f", &at, &took); err != nil {
		fmt.Sscan(words[0], &at)
	}
	x := &wire.Exchange{URL: "https://example.com" + words[2]}
	x.Sent = start.Add(time.Duration(at * float64(time.Second)))
	x.Received = x.Sent.Add(time.Duration(took * float64(time.Second)))
	x.Request = wire.Message{Method: words[1], Target: words[2]}
	if len(words) == 4 {
		x.Request.Fields = lines(words[3])
	}
	status, rest, _ := strings.Cut(response, " ")
	fmt.Sscan(status, &x.Response.Status)
	x.Response.Fields = append(lines(rest), wire.Field{Name: "Date", Value: x.Received.Format("Mon, 02 Jan 2006 15:04:05 GMT")})
	x.Body.Bytes = 100
	return x
}

func lines(text string) []wire.Field {
	var out []wire.Field
	for _, line := range strings.Split(text, "; ") {
		if name, value, ok := strings.Cut(line, ": "); ok {
			out = append(out, wire.Field{Name: name, Value: value})
		}
	}
	return out
}

// told is an outcome in short: hit with its ttl, or why it was forwarded, what
// it was asked with, what came of it.
func told(o Outcome) string {
	s := "fwd=" + string(o.Fwd)
	if o.Hit {
		s = fmt.Sprintf("hit ttl=%d", o.TTL)
	}
	for _, more := range []struct {
		set  bool
		text string
	}{{o.Validator != "", o.Validator}, {o.Confirmed, "confirmed"}, {o.Collapsed, "collapsed"}, {o.Stored, "stored"}, {o.Detail != "", o.Detail}} {
		if more.set {
			s += " " + more.text
		}
	}
	return s
}

func TestPlay(t *testing.T) {
	for _, test := range []struct {
		name  string
		cache *cache.Cache
		lines []string
		want  []string
	}{
		{"fresh, then stale", cache.Shared,
			[]string{`0 GET /a / 200 Cache-Control: max-age=5; ETag: "1"`, "3 GET /a / 200", `9 GET /a / 200 Cache-Control: max-age=5; ETag: "1"`, `10 GET /a / 200 ETag: "2"`},
			[]string{"fwd=uri-miss stored", "hit ttl=2", "fwd=stale etag confirmed stored", "hit ttl=4"}},
		{"a 304 lengthens and adds", cache.Shared,
			[]string{`0 GET /a / 200 Cache-Control: max-age=1; ETag: "1"; X: old`, `2 GET /a If-None-Match: "1" / 304 Cache-Control: max-age=60; ETag: "1"`, "30 GET /a / 200"},
			[]string{"fwd=uri-miss stored", "fwd=stale etag confirmed stored", "hit ttl=32"}},
		{"nothing is confirmed without a validator", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=1", "2 GET /a / 200 Cache-Control: max-age=1"},
			[]string{"fwd=uri-miss stored", "fwd=stale stored"}},
		{"private is for browsers", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: private, max-age=60", "1 GET /a / 200"}, []string{"fwd=uri-miss", "fwd=uri-miss stored"}},
		{"private in a browser", cache.Browser,
			[]string{"0 GET /a / 200 Cache-Control: private, max-age=60", "1 GET /a / 200"}, []string{"fwd=uri-miss stored", "hit ttl=59"}},
		{"the query counts, the fragment does not", cache.Shared,
			[]string{"0 GET /a?x=1 / 200 Cache-Control: max-age=60", "1 GET /a?x=2 / 200 Cache-Control: max-age=60", "2 GET /a?x=1#f / 200"},
			[]string{"fwd=uri-miss stored", "fwd=uri-miss stored", "hit ttl=58"}},
		{"Vary keeps variants", cache.Shared,
			[]string{"0 GET /a Accept-Language: en, de / 200 Cache-Control: max-age=60; Vary: Accept-Language", "1 GET /a Accept-Language: fr / 200 Cache-Control: max-age=60; Vary: Accept-Language",
				"2 GET /a Accept-Language: DE,en / 200", "3 GET /a / 200 Cache-Control: max-age=60"},
			[]string{"fwd=uri-miss stored", "fwd=vary-miss stored", "hit ttl=58", "fwd=vary-miss stored"}},
		{"a reload asks", cache.Browser,
			[]string{`0 GET /a / 200 Cache-Control: max-age=60; ETag: "1"`, `1 GET /a Cache-Control: no-cache / 200 Cache-Control: max-age=60; ETag: "1"`, `2 GET /a Pragma: no-cache / 200 ETag: "1"`},
			[]string{"fwd=uri-miss stored", "fwd=request etag confirmed stored", "fwd=request etag confirmed stored"}},
		{"request directives", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=10", "5 GET /a Cache-Control: max-age=3 / 200 Cache-Control: max-age=10", "14 GET /a Cache-Control: min-fresh=5 / 200 Cache-Control: max-age=10",
				"30 GET /a Cache-Control: max-stale=10 / 200", "31 GET /a Cache-Control: only-if-cached / 504", "31 GET /b Cache-Control: only-if-cached / 504"},
			[]string{"fwd=uri-miss stored", "fwd=request stored", "fwd=request stored", "hit ttl=-6 max-stale", "fwd=stale only-if-cached", "fwd=uri-miss only-if-cached"}},
		{"no-store in the request", cache.Shared,
			[]string{"0 GET /a Cache-Control: no-store / 200 Cache-Control: max-age=60", "1 GET /a / 200"}, []string{"fwd=uri-miss", "fwd=uri-miss stored"}},
		{"unsafe methods invalidate", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=60", "0 GET /b / 200 Cache-Control: max-age=60", "1 POST /a / 303 Location: /b", "2 GET /a / 200", "2 GET /b / 200", "3 DELETE /b / 500", "3 OPTIONS /b / 200", "4 GET /b / 200 Cache-Control: max-age=60"},
			[]string{"fwd=uri-miss stored", "fwd=uri-miss stored", "fwd=method", "fwd=stale stored", "fwd=stale stored", "fwd=method", "fwd=method", "fwd=stale stored"}},
		{"another origin is not invalidated", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=60", "1 POST /x / 200 Location: https://other.example/a", "2 GET /a / 200"}, []string{"fwd=uri-miss stored", "fwd=method", "hit ttl=58"}},
		{"the same origin, spelled otherwise, is", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=60", "1 POST /x / 200 Location: HTTPS://me@EXAMPLE.com:443/a", "2 GET /a / 200"}, []string{"fwd=uri-miss stored", "fwd=method", "fwd=stale stored"}},
		{"stale-while-revalidate", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=2, stale-while-revalidate=10", "5 GET /a / 200 Cache-Control: max-age=2, stale-while-revalidate=10", "6 GET /a / 200", "60 GET /a / 200"},
			[]string{"fwd=uri-miss stored", "hit ttl=-3 stored stale-while-revalidate", "hit ttl=1", "fwd=stale stored"}},
		{"stale-if-error", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=2, stale-if-error=10", "5 GET /a / 503", "6 GET /a / 404", "7 GET /a / 0", "60 GET /a / 500"},
			[]string{"fwd=uri-miss stored", "hit ttl=-3 stale-if-error", "fwd=stale stored", "hit ttl=-1 disconnected", "fwd=stale"}},
		{"the origin is gone", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=2", "5 GET /a / 0", "6 GET /b / 0", "0 GET /c / 200 Cache-Control: max-age=1, must-revalidate", "9 GET /c / 0"},
			[]string{"fwd=uri-miss stored", "hit ttl=-3 disconnected", "fwd=uri-miss", "fwd=uri-miss stored", "fwd=stale"}},
		{"HEAD is answered from a GET, not the reverse", cache.Shared,
			[]string{"0 GET /a / 200 Cache-Control: max-age=60", "1 HEAD /a / 200", "0 HEAD /b / 200 Cache-Control: max-age=60", "1 GET /b / 200", "2 HEAD /b / 200"},
			[]string{"fwd=uri-miss stored", "hit ttl=59", "fwd=uri-miss stored", "fwd=uri-miss stored", "fwd=stale stored"}},
		{"requests at the same time share one answer", cache.Shared,
			[]string{"0+2 GET /a / 200 Cache-Control: max-age=60", "1+2 GET /a / 200 Cache-Control: max-age=60", "5 GET /a / 200", "0+2 GET /b / 200 Cache-Control: no-cache", "1+2 GET /b / 200"},
			[]string{"fwd=uri-miss stored", "fwd=uri-miss collapsed", "hit ttl=55", "fwd=uri-miss stored", "fwd=stale stored"}},
		{"a CDN obeys its own field", cache.CDN,
			[]string{"0 GET /a / 200 Cache-Control: no-store; CDN-Cache-Control: max-age=60", "9 GET /a / 200"}, []string{"fwd=uri-miss stored", "hit ttl=51"}},
	} {
		for i, o := range play(t, test.cache, test.lines...) {
			if got := told(o); got != test.want[i] {
				t.Errorf("%s: %q: %s, want %s", test.name, test.lines[i], got, test.want[i])
			}
		}
	}
}

func TestRun(t *testing.T) {
	all := []*wire.Exchange{
		recorded(t, "3 GET /a / 200 Cache-Control: max-age=5"), // recorded first, sent second
		recorded(t, `0 GET /a / 200 Cache-Control: max-age=5; ETag: "1"`),
		recorded(t, `9 GET /a / 200 Cache-Control: max-age=5; ETag: "1"`),
		recorded(t, "10 POST /a / 200"),
	}
	played := runAll(all, cache.Standard).Played
	want := Totals{Requests: 4, Hits: 1, Revalidations: 1, OriginRequests: 3, OriginBytes: 200, SavedBytes: 200}
	if got := played[1].Totals; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if o := played[1].Outcomes[0]; !o.Hit || o.TTL != 2 {
		t.Errorf("the order of time is not kept: %+v", o)
	}
}

// runAll plays exchanges and ends the Run.
func runAll(all []*wire.Exchange, caches []*cache.Cache) *Run {
	r := NewRun(caches)
	for _, x := range all {
		r.Add(x)
	}
	r.End()
	return r
}
