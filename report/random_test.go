package report

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/cache"
	"maxage/inspect/rules"
)

// random makes reports in which every field may be set, or not.
type random struct{ *rand.Rand }

func newRandom(seed int) random { return random{rand.New(rand.NewPCG(uint64(seed), 1))} }

var randomTexts = append([]string{"", "x", "=cmd|' /C calc'!A0", "a|b`c`\\d", "</script><script>alert(1)</script>\u2028", "]]>&amp;\ufffe\uffff", "::error::x %0A", "@me #12 [a](https://evil.example)", "\ufffd", "漢字 ünï",
	"https://xn--bcher-kva.example/a?q=1", "https://shop.example/a b", "2026-01-01T12:00:00Z", `C:\ci\maxage.yaml`, "/elsewhere/urls.txt"}, hostileTexts...)

// choices are fields of which only some values mean something.
var choices = map[string][]string{
	"Severity": severities,
	"Rule":     {"set-cookie-shared-cacheable", "no-validator", "policy-lifetime", "of-another-version"},
	"Baseline": {"", "new", "unchanged"},
	"Reuse":    {"fresh", "revalidate", "never"},
	"Category": {"privacy", "freshness"},
	"Source":   {"s-maxage", "expires", "heuristic", "none"},
	"Code":     {"no-store", "no-cache", cache.SeenStored.String(), cache.ExpiresUnclocked.String()},
	"State":    {"fresh", "stale-while-revalidate", "stale-if-error", "revalidate"},
	"Part":     {"request", "response", "body"},
	"Cache":    {"browser", "shared", "cdn", "varnish", "nginx"},
	"FailOn":   {"", "error", "warning", "info", "never"},
	"Policy":   {"", "maxage.yaml", "ci/we ird, ünï:1%.yaml"},
	"Shard":    {""},

	"Fingerprint": {"", "aa00000000000001", "aa00000000000002"},
}

// fill sets what v is made of, but for what a report keeps to itself.
func (r random) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if list := choices[field.Name]; list != nil && field.Type.Kind() == reflect.String {
				v.Field(i).SetString(list[r.IntN(len(list))])
			} else if field.IsExported() {
				r.fill(v.Field(i))
			}
		}
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.fill(v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			r.fill(v.Index(i))
		}
	case reflect.String:
		v.SetString(strings.ToValidUTF8(randomTexts[r.IntN(len(randomTexts))], "?")) // a report is UTF-8
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt([]int64{0, 1, 60, 3600, int64(r.IntN(1 << 31))}[r.IntN(5)])
	case reflect.Float64:
		v.SetFloat([]float64{0, 0.001, 21.5, float64(r.IntN(1e9)) / 1000}[r.IntN(4)])
	default:
		panic("a report holds " + v.Type().String())
	}
}

// report makes one whose numbers agree, or the shard of a run.
func (r random) report(shard string) *Report {
	made := &Report{SchemaVersion: SchemaVersion, Tool: Tool{"maxage", "0.1.0"}}
	r.fill(reflect.ValueOf(&made.Run).Elem())
	made.Run.Shard = shard
	for target := range r.IntN(12) {
		if r.IntN(4) == 0 {
			var f Failure
			r.fill(reflect.ValueOf(&f).Elem())
			f.After, f.TargetNumber = len(made.Exchanges), target+1
			made.Errors = append(made.Errors, f)
			continue
		}
		var x Exchange
		r.fill(reflect.ValueOf(&x).Elem())
		x.ID, x.TargetNumber, x.RedirectedFrom = len(made.Exchanges)+1, target+1, nil
		if x.ID > 1 && r.IntN(4) == 0 {
			x.RedirectedFrom = &made.Exchanges[x.ID-2].ID
		}
		slices.SortStableFunc(x.Verdicts, func(a, b NamedVerdict) int { return strings.Compare(a.Cache, b.Cache) })
		x.Verdicts = slices.CompactFunc(x.Verdicts, func(a, b NamedVerdict) bool { return a.Cache == b.Cache })
		made.Exchanges = append(made.Exchanges, x)
		made.Summary.Count(x.Findings)
	}
	made.Summary.Count(made.Run.Findings)
	made.Summary.Exchanges, made.Summary.Failed = len(made.Exchanges), len(made.Errors)
	return made
}

// inAll writes a run in every format.
func inAll(t testing.TB, run Events) map[string]string {
	t.Helper()
	all := map[string]func(io.Writer) Writer{
		"json":   func(w io.Writer) Writer { return NewDocument(w, nil) },
		"ndjson": func(w io.Writer) Writer { return NewNDJSON(w) },
		"text":   func(w io.Writer) Writer { return NewTextRun(w, Style{Width: 80, Verbose: true}) },
	}
	for name, to := range everyFormat {
		all[name] = to
	}
	var to []Writer
	written := map[string]*bytes.Buffer{}
	for name, make := range all {
		written[name] = &bytes.Buffer{}
		to = append(to, make(written[name]))
	}
	check(t, convert(run, to...))
	out := map[string]string{}
	for name, b := range written {
		out[name] = b.String()
	}
	return out
}

// same compares what two runs were written as.
func same(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			i := 0
			for i < min(len(got[name]), len(want[name])) && got[name][i] == want[name][i] {
				i++
			}
			from := max(0, i-100)
			t.Errorf("%s: %s differs: got\n%.300s\nwant\n%.300s", what, name, got[name][from:], want[name][from:])
		}
	}
}

// checkReaders holds a report in every format against who reads it.
func checkReaders(t *testing.T, r *Report, all map[string]string) {
	t.Helper()
	for _, name := range []string{"text", "audit", "junit", "markdown", "github-summary"} {
		checkHarmless(t, all[name])
	}
	for _, name := range []string{"json", "ndjson", "sarif", "gitlab"} {
		checkTerminalSafe(t, []byte(all[name]))
	}
	checkJUnit(t, []byte(all["junit"]))
	checkGitLab(t, []byte(all["gitlab"]))
	valid1(t, sarifSchema(t), []byte(all["sarif"]))
	runnerReads(t, []byte(all["github"]))
	checkMarkdown(t, []byte(all["github-summary"]))
	if n := checkCSV(t, []byte(all["csv"])); n != 1+len(r.Exchanges)+len(r.Errors)+len(r.Run.Findings) {
		t.Errorf("%d rows", n)
	}
	page := all["html"]
	if strings.Count(page, "<script") != 1 || strings.Count(page, "</style>") != 1 || strings.Count(page, "<tbody class=") != len(r.Exchanges) || strings.Contains(page, "ZgotmplZ") {
		t.Error("the page is another")
	}
}

func streamed(text string) Events { return Stream(bytes.NewReader([]byte(text))) }

// TestConvertRandom: whatever a report holds, what was saved of a run gives the
// bytes of the run in every format; so does a baseline that is applied later,
// and what was merged.
func TestConvertRandom(t *testing.T) {
	schema := validator(t, strict(t))
	for seed := range 40 {
		r := newRandom(seed)
		made := r.report("")
		live := inAll(t, made.events())
		valid1(t, schema, []byte(live["json"]))
		checkReaders(t, made, live)
		same(t, fmt.Sprint(seed, " from json"), inAll(t, streamed(live["json"])), live)
		same(t, fmt.Sprint(seed, " from ndjson"), inAll(t, streamed(live["ndjson"])), live)

		before := inAll(t, r.report("").events())["json"]
		marked := func(run Events) map[string]string {
			b, err := NewBaseline(bytes.NewReader([]byte(before)))
			check(t, err)
			return inAll(t, b.Mark(run))
		}
		known := marked(made.events())
		same(t, fmt.Sprint(seed, " with a baseline"), marked(streamed(live["ndjson"])), known)
		same(t, fmt.Sprint(seed, " of a baseline"), inAll(t, streamed(known["json"])), known)

		shards := []Part{{Name: "a"}, {Name: "b"}}
		for i := range shards {
			shards[i].Run = r.report(fmt.Sprint(i+1, "/2")).events()
		}
		merged := inAll(t, Merge(shards...))
		same(t, fmt.Sprint(seed, " merged"), inAll(t, streamed(merged["json"])), merged)
		same(t, fmt.Sprint(seed, " merged lines"), inAll(t, streamed(merged["ndjson"])), merged)
		if t.Failed() {
			return
		}
	}
}

// TestDiffRandom: whatever two reports hold, they can be compared, and one with
// itself has no difference.
func TestDiffRandom(t *testing.T) {
	defs := strict(t)
	defs.Ref, defs.Type, defs.Required, defs.Properties, defs.AdditionalProperties = "#/$defs/diff", "", nil, nil, nil
	schema := validator(t, defs)
	for seed := range 100 {
		r := newRandom(seed)
		a, b := r.report(""), r.report("")
		d, err := NewDiff(a.Tool, a.events(), b.events())
		check(t, err)
		var text, out bytes.Buffer
		check(t, d.Text(&text, Style{Width: 80}))
		checkHarmless(t, text.String())
		check(t, d.JSON(&out))
		valid1(t, schema, out.Bytes())
		checkTerminalSafe(t, out.Bytes())
		if d, err = NewDiff(a.Tool, a.events(), a.events()); err != nil || len(d.Changes)+len(d.Policy)+len(d.OnlyBefore)+len(d.OnlyAfter) > 0 {
			t.Errorf("%d: a report differs from itself: %.2000v, %v", seed, d, err)
		}
	}
}

// TestInvalidBytes: what is no UTF-8, JSON cannot hold. It is made text once, or
// a report would say something else than the run that it was saved from.
func TestInvalidBytes(t *testing.T) {
	const bad = "\xff\xfe\xed\xa0\x80"
	var made Report
	for _, line := range []string{"Vary: " + bad, "Vary: Accept, a" + bad, "Cache-Control: max-age=" + bad + ", s-maxage=60", "Cache-Control: " + bad + "=1, private=" + bad, "CDN-Cache-Control: " + bad, "Expires: " + bad, "Age: " + bad,
		"Set-Cookie: a" + bad + "=b" + bad, "ETag: " + bad, "ETag: \"" + bad + "\"", "Last-Modified: " + bad, "Via: 1.1 " + bad, "X-Cache: HIT from " + bad, "Cache-Status: " + bad + "; hit; detail=" + bad, "Cache-Tag: " + bad,
		"Server: " + bad, "X-" + bad + ": 1", "Content-Type: text/" + bad, "Content-Encoding: " + bad, "Link: <" + bad + ">; rel=preload", "Clear-Site-Data: " + bad, "No-Vary-Search: " + bad, "Surrogate-Control: " + bad, "Pragma: " + bad, "Location: " + bad, "Access-Control-Allow-Origin: " + bad} {
		x := liveExchange(t, "https://shop.example/"+bad, "GET /"+bad+" HTTP/1.1\nHost: shop.example\n"+line+"\n\nHTTP/1.1 200 O"+bad+"\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nCache-Control: public, max-age=60\n"+line)
		e := NewExchange(inspect.Inspect(x, inspect.Options{Caches: cache.Named}), Options{})
		e.ID = len(made.Exchanges) + 1
		made.Exchanges = append(made.Exchanges, e)
	}
	made.Run.Findings = NewRunFindings([]rules.Finding{{Rule: rules.All[0], Message: bad, Place: &rules.Place{File: bad}}})
	live := inAll(t, made.events())
	same(t, "saved", inAll(t, streamed(live["json"])), live)
}
