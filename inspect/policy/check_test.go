package policy

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

var noon = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

// respond makes a response from header lines with "; " or line ends between.
func respond(url string, status int, lines string) *field.Response {
	x := &wire.Exchange{URL: url, Sent: noon, Received: noon}
	x.Request = wire.Message{Start: "GET / HTTP/1.1", Method: "GET", Target: "/"}
	x.Response = wire.Message{Start: "HTTP/1.1 " + string(rune('0'+status/100)) + string(rune('0'+status/10%10)) + string(rune('0'+status%10)), Status: status}
	for line := range strings.SplitSeq("Date: Thu, 01 Jan 2026 12:00:00 GMT\n"+lines, "\n") {
		if name, value, ok := strings.Cut(line, ": "); ok {
			x.Response.Fields = append(x.Response.Fields, wire.Field{Name: name, Value: value})
		}
	}
	return field.Parse(x)
}

func judged(r *field.Response) (vs []cache.Verdict) {
	for _, c := range cache.Standard {
		vs = cache.Add(vs, c, r)
	}
	return vs
}

// parse reads a policy that must be sound.
func parse(t testing.TB, text string) *Policy {
	t.Helper()
	p, err := Read("maxage.yaml", archive([]txtar.File{{Name: "maxage.yaml", Data: []byte(text)}}))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func wants(t testing.TB, expect string) *Policy {
	t.Helper()
	return parse(t, "version: 1\nrules:\n  - expect: {"+expect+"}\n")
}

// TestCheck: what is wanted, what came, and what is said of it; "" is silence.
func TestCheck(t *testing.T) {
	const cc = "Cache-Control: "
	for _, c := range []struct{ expect, lines, want string }{
		{`shared: ">= 5m"`, cc + "max-age=600, s-maxage=60", "The policy wants a shared cache to keep this for 5 minutes or more, and it keeps it for 1 minute (s-maxage)."},
		{`shared: ">= 5m"`, cc + "max-age=300", ""},
		{`browser: "<= 10s"`, cc + "max-age=60", "The policy wants a browser to keep this for 10 seconds at most, and it keeps it for 1 minute (max-age)."},
		{`browser: "<= 10s"`, cc + "no-store", ""},
		{`browser: 5m`, cc + "max-age=300", ""},
		{`browser: 300`, cc + "max-age=301", "The policy wants a browser to keep this for 5 minutes, and it keeps it for 5 minutes 1 second (max-age)."},
		{`browser: 5m`, cc + "no-store", "The policy wants a browser to keep this for 5 minutes, and it does not store it (no-store: no part of the response may be stored)."},
		{`shared: "1m..10m"`, cc + "private, max-age=60", "The policy wants a shared cache to keep this for 1 minute to 10 minutes, and it does not store it (private: only the cache of the one user may store it)."},
		{`shared: "1m..10m"`, cc + "max-age=60", ""},
		{`shared: never`, cc + "private, max-age=60", ""},
		{`browser: 1d`, cc + "max-age=99999999999", "The policy wants a browser to keep this for 1 day, and it keeps it for ever (max-age)."},
		{`shared: never`, cc + "no-cache", "The policy wants a shared cache to keep nothing of this, and it asks before each use (no-cache: every reuse must be confirmed by the origin first)."},
		{`shared: never`, cc + "max-age=60\nVary: *", ""},
		{`browser: revalidate`, cc + "no-cache", ""},
		{`browser: revalidate`, cc + "max-age=0", ""},
		{`browser: revalidate`, cc + "max-age=0, stale-while-revalidate=60", "The policy wants a browser to keep this and ask before each use, and it may use it without waiting for an answer for 1 minute."},
		{`browser: revalidate`, cc + "no-store", "The policy wants a browser to keep this and ask before each use, and it does not store it (no-store: no part of the response may be stored)."},
		{`browser: stored`, cc + "max-age=1", ""},
		{`browser: stored`, "Vary: *", "The policy wants a browser to keep this, and it can never use it again (Vary: * - no later request ever matches)."},
		{`shared: "<= 1m"`, "Last-Modified: Thu, 25 Dec 2025 12:00:00 GMT", "The policy wants a shared cache to keep this for 1 minute at most, and it keeps it for 16 hours 48 minutes (its own guess, as nothing says how long)."},
		{`browser: 1h`, "Last-Modified: Thu, 25 Dec 2025 12:00:10 GMT", "The policy wants a browser to keep this for 1 hour, and it keeps it for 60479 seconds (16 hours 47 minutes), by its own guess, as nothing says how long."},
		{`cdn: 1h`, cc + "max-age=60\nCDN-Cache-Control: max-age=3600", ""},
		{`cdn: 1h`, cc + "max-age=3600\nCDN-Cache-Control: max-age=60", "The policy wants a CDN to keep this for 1 hour, and it keeps it for 1 minute (cdn-cache-control)."},
		{`"varnish:default_ttl=7": 7s`, "", ""},
		{`varnish: 7s`, "", "The policy wants Varnish to keep this for 7 seconds, and it keeps it for 2 minutes (its own default)."},

		{`store: never`, cc + "no-store", ""},
		{`store: never`, cc + "private", "The policy wants no cache to store this, and a browser stores it."},
		{`store: never`, cc + "no-cache", "The policy wants no cache to store this, and a browser, a shared cache and a CDN store it."},
		{`store: any`, cc + "no-cache", ""},

		{`max-staleness: 10m`, cc + "max-age=300", ""},
		{`max-staleness: 5m`, cc + "max-age=300", "The policy wants users to see nothing older than 5 minutes, and they may see what is 10 minutes old: a shared cache alone may give a copy 5 minutes old."},

		{`stale-while-revalidate: ">= 30s"`, cc + "max-age=60", "The policy wants 30 seconds or more for stale-while-revalidate, and Cache-Control has none."},
		{`stale-while-revalidate: ">= 30s"`, cc + "max-age=60, stale-while-revalidate=30", ""},
		{`stale-if-error: never`, cc + "max-age=60, stale-if-error=86400", "The policy wants no window for stale-if-error, and Cache-Control gives 1 day."},
		{`stale-if-error: never`, cc + "max-age=60", ""},

		{`immutable: true`, cc + "max-age=60, immutable", ""},
		{`immutable: true`, cc + "max-age=60", "The policy wants immutable, and it is not there: every reload asks for this again."},
		{`immutable: false`, cc + "max-age=60, immutable", "The policy wants no immutable, and it is there: a reload may not bring a change."},

		{`vary: never`, "", ""},
		{`vary: never`, "Vary: Accept-Encoding", "The policy wants no Vary, and accept-encoding is there: caches keep a copy for each value."},
		{`vary: {allow: [Accept-Encoding]}`, "", ""},
		{`vary: {allow: [Accept-Encoding]}`, "Vary: accept-encoding, Cookie, *", "The policy wants nothing in Vary but accept-encoding, and cookie and * are there: caches keep a copy for each value."},
		{`vary: {require: origin}`, "Vary: Cookie, Origin", ""},
		{`vary: {require: origin}`, "Vary: Cookie", "The policy wants origin in Vary, and it is not there: users may get what was made for another's request."},
		{`vary: [accept, origin]`, "Vary: Origin, Accept", ""},

		{`validator: required`, "ETag: \"x\"", ""},
		{`validator: required`, "", "The policy wants an ETag or a Last-Modified, and neither is there: a cache that asks gets everything again."},
		{`validator: required`, "ETag: x", "The policy wants an ETag or a Last-Modified, and what is there is malformed: a cache that asks gets everything again."},
		{`validator: never`, "ETag: x", "The policy wants neither ETag nor Last-Modified, and there is one."},
		{`validator: optional`, "", ""},

		{`set-cookie: never`, "", ""},
		{`set-cookie: never`, "Set-Cookie: sid=secret; Path=/", "The policy wants no cookie set here, and sid is set."},
		{`set-cookie: allowed`, "Set-Cookie: sid=secret; Path=/", ""},

		{`status: [2xx, 304]`, "", ""},
		{`status: [301, 4xx]`, "", "The policy wants the status 301 or 4xx here, and 200 came."},

		{`headers: {X-A: present}`, "x-a: 1", ""},
		{`headers: {X-A: present}`, "", "The policy wants X-A, and it is not there."},
		{`headers: {X-A: absent}`, "x-a: 1", "The policy wants no X-A, and it is there."},
		{`headers: {X-A: "1"}`, "x-a: 2\nx-a: 1", ""},
		{`headers: {X-A: 1}`, "x-a: 2", "The policy wants X-A to say 1, and it says something else."},
		{`headers: {X-A: "re:^[0-9]+$"}`, "x-a: 22", ""},
		{`headers: {Content-Type: text/html}`, "content-type: text/html; charset=utf-8", `The policy wants Content-Type to say text/html, and it says "text/html; charset=utf-8".`},
	} {
		r := respond("https://www.example.com/", 200, c.lines)
		var said []string
		for _, f := range wants(t, c.expect).For(r.Exchange.URL, "GET", r).Check(r, judged(r)) {
			said = append(said, f.Message)
			checkFinding(t, r, f)
		}
		if got := strings.Join(said, "\n"); got != c.want {
			t.Errorf("%s of %q:\n got %s\nwant %s", c.expect, c.lines, got, c.want)
		}
	}
}

// TestFailedAnswers: what is wanted of them.
func TestFailedAnswers(t *testing.T) {
	for _, c := range []struct {
		expect string
		status int
		lines  string
		want   string
	}{
		{`errors-shared: "<= 10s"`, 404, "Cache-Control: max-age=60", "The policy wants a shared cache to keep this for 10 seconds at most, and it keeps it for 1 minute (max-age), in an answer with status 404."},
		{`errors-shared: "<= 10s"`, 503, "Cache-Control: max-age=10", ""},
		{`errors-shared: "<= 10s"`, 200, "Cache-Control: max-age=60", ""},
		{`errors-shared: "<= 10s"`, 301, "Cache-Control: max-age=60", ""},
		{`shared: 1h, errors-shared: never`, 404, "Cache-Control: no-store", ""},
		{`shared: 1h, errors-shared: any`, 404, "Cache-Control: no-store", "The policy wants a shared cache to keep this for 1 hour, and it does not store it (no-store: no part of the response may be stored), in an answer with status 404."},
		{`shared: 1h, errors-browser: never`, 404, "Cache-Control: no-store", "The policy wants a shared cache to keep this for 1 hour, and it does not store it (no-store: no part of the response may be stored), in an answer with status 404."},
		{`"errors-varnish:default_ttl=7": 7s`, 404, "", ""},
	} {
		r := respond("https://www.example.com/", c.status, c.lines)
		var said []string
		for _, f := range wants(t, c.expect).For(r.Exchange.URL, "GET", r).Check(r, judged(r)) {
			said = append(said, f.Message)
			checkFinding(t, r, f)
		}
		if got := strings.Join(said, "\n"); got != c.want {
			t.Errorf("%s of %d with %q:\n got %s\nwant %s", c.expect, c.status, c.lines, got, c.want)
		}
	}
}

// checkFinding: what every finding has.
func checkFinding(t *testing.T, r *field.Response, f rules.Finding) {
	t.Helper()
	if f.Place == nil || f.Place.File != "maxage.yaml" || f.Place.Line != 3 || f.Place.Column < 5 {
		t.Errorf("%s: place %+v", f.Message, f.Place)
	}
	if f.Severity != rules.Error || !strings.HasSuffix(f.Fix, ".") || Lookup(f.Rule.ID) != f.Rule {
		t.Errorf("%s: severity, fix or rule: %+v", f.Message, f)
	}
	for _, s := range f.At {
		if s.Line != wire.StartLine && r.Exchange.Text(s) == "" {
			t.Errorf("%s: evidence %+v is nowhere", f.Message, s)
		}
	}
}

func TestStatusAside(t *testing.T) {
	r := respond("https://www.example.com/", 404, "Cache-Control: no-store")
	found := wants(t, "status: 200, shared: 5m").For(r.Exchange.URL, "GET", r).Check(r, judged(r))
	if len(found) != 2 || !strings.HasSuffix(found[1].Message, "(no-store: no part of the response may be stored), in an answer with status 404.") || len(found[0].At) != 1 {
		t.Errorf("%+v", found)
	}
	if r = respond("https://www.example.com/", 0, ""); len(wants(t, "status: 200").For("", "GET", r).Check(r, nil)) != 0 {
		t.Error("something is said of no response")
	}
}

// TestRuleTexts holds the rules here to what is asked of all rules.
func TestRuleTexts(t *testing.T) {
	for _, r := range Rules {
		first, more, _ := strings.Cut(r.Doc, "\n\n")
		if !strings.HasPrefix(r.ID, "policy-") || rules.Lookup(r.ID) != nil || r.Title == "" || strings.HasSuffix(r.Title, ".") ||
			first == "" || more == "" || !strings.HasSuffix(r.Fix, ".") || len(r.Refs) == 0 || r.Severity == "" || r.Category == "" {
			t.Errorf("%s lacks something", r.ID)
		}
	}
}
