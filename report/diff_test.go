package report

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"maxage/inspect"
	"maxage/inspect/wire"
)

// answered is an exchange as a run has it: "GET https://a.test/ 200" and header
// lines.
func answered(t testing.TB, request string, lines ...string) *Exchange {
	t.Helper()
	w := &wire.Exchange{Source: "live", Received: time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)}
	var url string
	var status int
	_, err := fmt.Sscan(request, &w.Request.Method, &url, &status)
	check(t, err)
	w.URL, w.Request.Target = url, "/"
	w.Response = wire.Message{Status: status, Version: "HTTP/1.1", Fields: []wire.Field{{Name: "Date", Value: "Thu, 01 Jan 2026 12:00:00 GMT"}, {Name: "Content-Type", Value: "text/html"}}}
	for _, l := range lines {
		name, value, _ := strings.Cut(l, ": ")
		w.Response.Fields = append(w.Response.Fields, wire.Field{Name: name, Value: value})
	}
	x := NewExchange(inspect.Inspect(w, inspect.Options{Rules: goldenRules}), Options{})
	return &x
}

func runOf(exchanges ...*Exchange) *Report {
	r := &Report{Run: Run{Started: "2026-01-01T00:00:00Z"}}
	for i, x := range exchanges {
		one := *x
		one.ID = i + 1
		r.Exchanges = append(r.Exchanges, one)
	}
	r.Summary.Exchanges = len(exchanges)
	return r
}

// saved is the report as it is read back.
func saved(t testing.TB, r *Report) Events {
	t.Helper()
	var b bytes.Buffer
	check(t, asJSON(&b, r))
	return Stream(&b)
}

func diffOf(t testing.TB, a, b *Report) *Diff {
	t.Helper()
	d, err := NewDiff(Tool{"maxage", "test"}, saved(t, a), saved(t, b))
	check(t, err)
	return d
}

// TestDrift: one pair of responses each, and what is said of it.
func TestDrift(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"Cache-Control: s-maxage=300", "Cache-Control: s-maxage=0", "shared, cdn 300 s -> 0 s|Cache-Control s-maxage 300 -> 0"},
		{"Cache-Control: max-age=0, s-maxage=300", "Cache-Control: max-age=0", "shared, cdn 300 s -> 0 s|Cache-Control lost s-maxage"},
		{"Cache-Control: max-age=60", "Cache-Control: no-store", "browser, shared, cdn 60 s -> not kept|Cache-Control lost max-age, gained no-store"},
		{"Cache-Control: max-age=60, max-age=70", "Cache-Control: max-age=60, max-age=70", ""},
		{"Cache-Control: max-age=60, public", "Cache-Control: public , max-age=60", ""},
		{"Cache-Control: max-age=60", "Cache-Control: max-age=60\nVary: Cookie", "Vary gained cookie"},
		{"Cache-Control: max-age=60\nVary: B, a", "Cache-Control: max-age=60\nVary: A\nVary: b", ""},
		{"Cache-Control: max-age=60\nVary: B", "Cache-Control: max-age=60\nVary: *", "browser, shared, cdn 60 s -> never reused|Vary lost b, gained *"},
		{"Cache-Control: max-age=60", "Cache-Control: max-age=60\nAge: 50", ""},
		{"Cache-Control: no-cache\nETag: \"a\"", "Cache-Control: no-cache\nETag: \"b\"", ""},
		{"Cache-Control: no-cache\nETag: \"a\"", "Cache-Control: no-cache\nETag: W/\"a\"", "ETag strong -> weak"},
		{"Cache-Control: no-cache\nETag: \"a\"\nLast-Modified: Thu, 01 Jan 2026 10:00:00 GMT", "Cache-Control: no-cache", "lost ETag|lost Last-Modified"},
		{"Last-Modified: Thu, 01 Jan 2026 10:00:00 GMT", "Last-Modified: Wed, 31 Dec 2025 10:00:00 GMT", ""},
		{"Last-Modified: Thu, 01 Jan 2026 10:00:00 GMT", "Last-Modified: Thu, 01 Jan 2026 10:00:00 GMT\nCache-Control: max-age=720", "browser, shared, cdn 720 s (guessed) -> 720 s|Cache-Control gained max-age=720"},
		{"Cache-Control: max-age=60\nSet-Cookie: a=1; Path=/", "Cache-Control: max-age=60\nSet-Cookie: a=2\nSet-Cookie: b=1", "Set-Cookie gained b"},
		{"Cache-Control: max-age=60\nCDN-Cache-Control: max-age=600", "Cache-Control: max-age=60", "cdn 600 s -> 60 s|CDN-Cache-Control lost max-age"},
		{"Cache-Control: max-age=60", "Cache-Control: max-age=60, stale-while-revalidate=30", "browser, shared, cdn stale-while-revalidate 0 s -> 30 s|Cache-Control gained stale-while-revalidate=30"},
		{"Expires: Thu, 01 Jan 2026 12:10:00 GMT", "Expires: Thu, 01 Jan 2026 12:05:00 GMT", "browser, shared, cdn 600 s -> 300 s"},
	} {
		a, b := answered(t, "GET https://a.test/ 200", strings.Split(c.before, "\n")...), answered(t, "GET https://a.test/ 200", strings.Split(c.after, "\n")...)
		a.Findings, b.Findings = nil, nil
		d := diffOf(t, runOf(a), runOf(b))
		var got []string
		for _, one := range d.Changes {
			for _, drift := range one.Drift {
				got = append(got, drift.Text)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q, then %q:\n got %s\nwant %s", c.before, c.after, strings.Join(got, "|"), c.want)
		}
	}
}

const plain300 = "Cache-Control: public, max-age=60, s-maxage=300"

func twoReports(t testing.TB) (a, b *Report) {
	a = runOf(
		answered(t, "GET https://a.test/ 200", plain300),
		answered(t, "GET https://a.test/one 200", plain300),
		answered(t, "GET https://a.test/two 200", plain300),
		answered(t, "GET https://a.test/login 200", plain300, "Set-Cookie: sid=1"),
		answered(t, "GET https://a.test/cart 200", plain300),
		answered(t, "GET https://a.test/list?v=1 200", plain300, `ETag: "1"`),
		answered(t, "GET https://a.test/gone 200", plain300),
		answered(t, "GET https://a.test/down 200", plain300),
		answered(t, "GET https://a.test/moved 200", plain300),
		answered(t, "HEAD https://a.test/ 200", plain300),
	)
	const changed = "Cache-Control: public, max-age=60"
	b = runOf(
		answered(t, "GET https://a.test/ 200", changed),
		answered(t, "GET https://a.test/one 200", changed),
		answered(t, "GET https://a.test/two 200", changed),
		answered(t, "GET https://a.test/login 200", plain300),
		answered(t, "GET https://a.test/cart 200", plain300, "Set-Cookie: cart=\x1b[31m1"),
		answered(t, "GET https://a.test/list?v=2 200", plain300),
		answered(t, "GET https://a.test/moved 301", "Location: /new"),
		answered(t, "GET https://a.test/new 200", plain300),
		answered(t, "HEAD https://a.test/ 200", plain300, "Vary: Accept-Encoding, X-\u202e"),
	)
	b.Errors = []Failure{{URL: "https://a.test/down", Code: 28, Message: "timed out", After: 6}}
	b.Summary.Failed = 1
	b.Run.Incomplete = true
	return a, b
}

// TestDiffGolden: the text, as it is and at another width, and the JSON.
func TestDiffGolden(t *testing.T) {
	a, b := twoReports(t)
	d := diffOf(t, a, b)
	for name, s := range map[string]Style{"80": {Width: 80}, "ascii": {Width: 60, ASCII: true, Verbose: true}} {
		var out bytes.Buffer
		check(t, d.Text(&out, s))
		checkTerminalSafe(t, out.Bytes())
		compare(t, golden+"/diff."+name+".txt", out.Bytes())
	}
	var out bytes.Buffer
	check(t, d.JSON(&out))
	checkTerminalSafe(t, out.Bytes())
	full := strict(t)
	valid1(t, validator(t, &jsonschema.Schema{Ref: "#/$defs/diff", Defs: full.Defs}), out.Bytes())
	compare(t, golden+"/diff.json", out.Bytes())
	none := diffOf(t, a, a)
	out.Reset()
	check(t, none.Text(&out, Style{}))
	if out.String() != "10 URLs compared: no difference.\n" {
		t.Errorf("a report and itself: %s", out.String())
	}
}

// TestDiffHosts: two hosts with the same paths are compared by path.
func TestDiffHosts(t *testing.T) {
	host := func(name string) *Report {
		r, _ := twoReports(t)
		for i := range r.Exchanges {
			r.Exchanges[i].URL = strings.Replace(r.Exchanges[i].URL, "a.test", name, 1)
		}
		return r
	}
	a, b := host("staging.test:8443"), host("www.test")
	b.Exchanges[1] = *answered(t, "GET https://www.test/one 200", "Cache-Control: public, max-age=0")
	d := diffOf(t, a, b)
	var out bytes.Buffer
	check(t, d.Text(&out, Style{}))
	compare(t, golden+"/diff-hosts.80.txt", out.Bytes())
	// A host that both reports know is compared with itself alone.
	a.Exchanges = append(a.Exchanges, *answered(t, "GET https://cdn.test/a.js 200", plain300), *answered(t, "GET https://cdn.test/b.js 200", plain300))
	b.Exchanges = append(b.Exchanges, *answered(t, "GET https://cdn.test/a.js 200", plain300), *answered(t, "GET https://other.test/b.js 200", plain300))
	d = diffOf(t, a, b)
	if !slices.Equal(d.OnlyBefore, []string{"https://cdn.test/b.js"}) || !slices.Equal(d.OnlyAfter, []string{"https://other.test/b.js"}) || d.Summary.Compared != 11 {
		t.Errorf("%+v", d)
	}
}

// TestDiffPolicy: what is new about the policy itself is new.
func TestDiffPolicy(t *testing.T) {
	a, b := runOf(), runOf()
	expired := Finding{Rule: "policy-ignore-expired", Severity: "warning", Category: "deprecated", Message: "It counts again.", Refs: []string{}, Evidence: []Span{}, Fingerprint: "1"}
	unused := expired
	unused.Rule, unused.Severity, unused.Fingerprint = "policy-ignore-unused", "info", "2"
	a.Run.Findings, b.Run.Policy, b.Run.Findings = []Finding{unused}, "ci/maxage.yaml", []Finding{unused, expired}
	d := diffOf(t, a, b)
	if d.Summary.New != (Counts{Warning: 1}) || len(d.Policy) != 1 {
		t.Errorf("%+v", d)
	}
	var out bytes.Buffer
	check(t, d.Text(&out, Style{}))
	if want := "the policy ci/maxage.yaml\n  ▲ new warning  policy-ignore-expired\n    It counts again.\n\n0 URLs compared: new: 1 warning.\n"; out.String() != want {
		t.Errorf("%s, want %s", out.String(), want)
	}
	if d = diffOf(t, b, a); d.Summary != (DiffSummary{}) || d.Policy != nil {
		t.Errorf("%+v", d)
	}
}

func TestThreshold(t *testing.T) {
	a, b := twoReports(t)
	d := diffOf(t, a, b)
	for text, want := range map[string]int{"any": 9, "status": 2, "ttl-drop>50%": 3, "ttl-drop>79%": 3, "ttl-drop>80%": 0, "ttl-drop>0%": 3, "vary": 1, "set-cookie": 2, "validator": 1} {
		limit, err := ParseThreshold(text)
		check(t, err)
		if got := d.Beyond(limit); len(got) != want {
			t.Errorf("%s: %d changes, want %d", text, len(got), want)
		}
	}
	for _, text := range []string{"", "ttl-drop", "ttl-drop>50", "ttl-drop>100%", "ttl-drop>x%", "ttl-drop>NaN%"} {
		if _, err := ParseThreshold(text); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
}

func BenchmarkDiff(b *testing.B) {
	name := reportFile(b, generated{n: many}.ndjson(b))
	sampled(b, func() {
		for b.Loop() {
			f, err := os.Open(name)
			check(b, err)
			g, err := os.Open(name)
			check(b, err)
			d, err := NewDiff(Tool{}, Stream(f), Stream(g))
			check(b, errors.Join(err, f.Close(), g.Close()))
			if len(d.Changes) > 0 {
				b.Fatal("a report differs from itself")
			}
		}
	})
}
