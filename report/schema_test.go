package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"maxage/inspect/cache"
	"maxage/inspect/rules"
)

// strict returns the published schema, closed: no object may have properties
// that it does not name.
func strict(t testing.TB) *jsonschema.Schema {
	t.Helper()
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	eachSchema(&s, func(s *jsonschema.Schema) {
		if s.Properties != nil && s.AllOf == nil && s.Properties["type"] == nil {
			s.AdditionalProperties = &jsonschema.Schema{Not: &jsonschema.Schema{}}
		}
	})
	return &s
}

func validator(t testing.TB, s *jsonschema.Schema) *jsonschema.Resolved {
	t.Helper()
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func valid1(t testing.TB, r *jsonschema.Resolved, data []byte) {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	if err := r.Validate(v); err != nil {
		t.Errorf("%v in %s", err, data)
	}
}

func TestJSON(t *testing.T) {
	r := validator(t, strict(t))
	for _, file := range inputs(t) {
		e := reportOf(t, file, Options{Rate: 10})
		e.WhatIf = &WhatIf{Headers: e.Response.Headers, Verdicts: e.Verdicts, Findings: e.Findings}
		in := wrapped(e)
		in.Errors = []Failure{{URL: "https://x.test/", Code: 6, Message: "could not resolve host: x.test"}}
		var b bytes.Buffer
		if err := asJSON(&b, in); err != nil {
			t.Fatal(err)
		}
		valid1(t, r, b.Bytes())
		checkTerminalSafe(t, b.Bytes())
		out, err := readReport(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		check(t, asJSON(&again, out))
		if !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("%s: read back differently:\n%s\n%s", file, b.Bytes(), again.Bytes())
		}
	}
}

func TestEmptyReport(t *testing.T) {
	var b bytes.Buffer
	if err := asJSON(&b, &Report{SchemaVersion: SchemaVersion}); err != nil {
		t.Fatal(err)
	}
	valid1(t, validator(t, strict(t)), b.Bytes())
	if strings.Contains(b.String(), "null") {
		t.Errorf("null in %s", b.String())
	}
}

func TestNDJSON(t *testing.T) {
	full := strict(t)
	line := &jsonschema.Schema{Ref: "#/$defs/line", Defs: full.Defs}
	// A line carries its type beside what the exchange or error has.
	for _, name := range []string{"exchange", "error"} {
		full.Defs[name].Properties["type"] = &jsonschema.Schema{Type: "string"}
	}
	r := validator(t, line)

	w := &writes{}
	n := NewNDJSON(w)
	want := &Report{SchemaVersion: SchemaVersion, Tool: Tool{"maxage", "test"}, Run: Run{Started: "2026-01-01T00:00:00Z", Finished: "2026-01-01T00:00:09Z"},
		Errors: []Failure{{URL: "https://x.test/", Code: 6, Message: "no such host"}}, Summary: Summary{Exchanges: 3, Failed: 1}}
	check(t, n.Begin(want.Tool, Run{Started: want.Run.Started}))
	for _, file := range inputs(t)[:3] {
		e := reportOf(t, file, Options{})
		want.Exchanges = append(want.Exchanges, *e)
		check(t, n.Exchange(e))
	}
	check(t, n.Failure(&want.Errors[0]))
	check(t, n.End(want.Run, want.Summary))

	if len(w.all) != 6 {
		t.Errorf("%d writes", len(w.all))
	}
	for i, l := range w.all {
		if bytes.Count(l, []byte("\n")) != 1 || l[len(l)-1] != '\n' {
			t.Errorf("write %d is not one line: %q", i, l)
		}
		valid1(t, r, l)
	}
	got, err := readReport(bytes.NewReader(bytes.Join(w.all, nil)))
	check(t, err)
	var before, after bytes.Buffer
	check(t, asJSON(&before, want))
	check(t, asJSON(&after, got))
	if before.String() != after.String() {
		t.Errorf("read back differently:\n%s\n%s", before.String(), after.String())
	}
	cut, err := readReport(bytes.NewReader(bytes.Join(w.all[:3], nil)))
	check(t, err)
	if !cut.Run.Incomplete || len(cut.Exchanges) != 2 {
		t.Errorf("a stream without its end: %+v", cut.Run)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

type writes struct{ all [][]byte }

func (w *writes) Write(p []byte) (int, error) {
	w.all = append(w.all, bytes.Clone(p))
	return len(p), nil
}

func TestHarmlessJSON(t *testing.T) {
	for _, text := range append(hostileTexts, "a\u2028b\u2029c", "é漢😀<>&") {
		e := Exchange{URL: text, Sentence: text, Verdicts: Verdicts{{Cache: text}}}
		var b bytes.Buffer
		check(t, asJSON(&b, wrapped(&e)))
		checkTerminalSafe(t, b.Bytes())
		back, err := readReport(&b)
		check(t, err)
		if got := back.Exchanges[0].URL; got != strings.ToValidUTF8(text, "\ufffd") && got != Valid(text) {
			t.Errorf("%q came back as %q", text, got)
		}
		if back.Exchanges[0].Verdicts[0].Cache != back.Exchanges[0].URL {
			t.Errorf("%q: the cache is called %q", text, back.Exchanges[0].Verdicts[0].Cache)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":                                     "not a report of maxage",
		"[]":                                   "not a report of maxage",
		`{"log":{}}`:                           `schema_version "" is not one`,
		`{"schema_version":"2"}`:               `schema_version "2" is not one`,
		`{"schema_version":"1","exchanges":7}`: "not a report of maxage",
		"{\"type\":\"run\",\"schema_version\":\"1\"}\n{\"type\":\"exchange\",]":           "line 2, byte 55: ",
		"{\"type\":\"run\",\"schema_version\":\"1\"}\n{\"type\":\"error\",\"message\":7}": "line 2, byte 63: ",
		"{\"type\":\"run\",\"schema_version\":\"1\"}\n{\"type\":\"run\"}":                 "another run begins",
		`{"type":"exchange","schema_version":"1"}`:                                        "the first line is not that of a run",
		`{"schema_version":"1"}{"schema_version":"1"}`:                                    "more follows the end of the report",
		`{"schema_version":"1","exchanges":[{"id":1},`:                                    "byte 44: it ends in the middle",
		`{"schema_version":"1","exchanges":[{"id":"x"}]}`:                                 "byte 44: json: cannot",
	} {
		if _, err := readReport(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

// The words in the schema must be those that the lower floors use.
func TestEnums(t *testing.T) {
	defs := strict(t).Defs
	has := func(s *jsonschema.Schema, words ...any) {
		t.Helper()
		for _, w := range words {
			if !slices.Contains(s.Enum, any(fmt.Sprint(w))) {
				t.Errorf("%v is not among %v", w, s.Enum)
			}
		}
		if len(s.Enum) != len(words) {
			t.Errorf("%v: the types have %v", s.Enum, words)
		}
	}
	v, f := defs["verdict"].Properties, defs["finding"].Properties
	has(v["reuse"], cache.Fresh, cache.Revalidate, cache.Never)
	has(v["source"], cache.SourceNone, cache.SourceSMaxAge, cache.SourceMaxAge, cache.SourceExpires, cache.SourceTargeted, cache.SourceHeuristic, cache.SourceDefault)
	has(v["windows"].Items.Properties["state"], cache.StateFresh, cache.StateSWR, cache.StateSIE, cache.StateRevalidate)
	has(f["severity"], rules.Error, rules.Warning, rules.Info, rules.Good)
	has(f["category"], rules.Privacy, rules.Storage, rules.Freshness, rules.Staleness, rules.Validation, rules.Negotiation, rules.Variation, rules.Syntax, rules.CDN, rules.Security, rules.Performance, rules.Deprecated)
}

func BenchmarkNDJSON(b *testing.B) {
	e := reportOf(b, golden+"/session-cookie.in", Options{})
	n := NewNDJSON(&discard{})
	b.ReportAllocs()
	for b.Loop() {
		check(b, n.Exchange(e))
	}
}

type discard struct{}

func (*discard) Write(p []byte) (int, error) { return len(p), nil }
