package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"maxage/inspect/rules"
)

func newSARIF(w io.Writer) format { return NewSARIF(w, ci) }

// sarifSchema is the published one, of errata 01.
func sarifSchema(t testing.TB) *jsonschema.Resolved {
	t.Helper()
	text, err := os.ReadFile("../testdata/formats/sarif-2.1.0.schema.json")
	check(t, err)
	var s jsonschema.Schema
	check(t, json.Unmarshal(text, &s))
	s.Schema, s.ID = "", "" // draft 4; what it uses means the same today
	return validator(t, &s)
}

// sarifLog is a log as its readers see it.
type sarifLog struct {
	Schema  string `json:"$schema"`
	Version string
	Runs    []struct {
		sarifTail
		Results []sarifResult
	}
}

func readSARIF(t testing.TB, data []byte) (log sarifLog) {
	t.Helper()
	check(t, json.Unmarshal(data, &log))
	return log
}

func TestSARIF(t *testing.T) {
	out := formatted(t, ciReport(t), newSARIF)
	compare(t, golden+"/formats/report.sarif", out)
	valid1(t, sarifSchema(t), out)
	checkTerminalSafe(t, out)
	checkGitHubSARIF(t, out)
}

// checkGitHubSARIF holds a log against what GitHub's code scanning refuses or
// cannot show.
func checkGitHubSARIF(t *testing.T, data []byte) {
	t.Helper()
	log := readSARIF(t, data)
	if log.Version != "2.1.0" || log.Schema == "" || len(log.Runs) != 1 {
		t.Fatalf("%+v", log)
	}
	run := log.Runs[0]
	driver := run.Tool.Driver
	for _, r := range driver.Rules {
		for _, text := range []string{r.ID, r.ShortDescription.Text, r.FullDescription.Text, r.Help.Text, r.Help.Markdown} {
			if text == "" {
				t.Errorf("%s: an empty text", r.ID)
			}
		}
		if len(r.ShortDescription.Text) > 1024 || len(r.FullDescription.Text) > 1024 || len(r.Properties.Tags) > 10 {
			t.Errorf("%s: too long", r.ID)
		}
		if secure := r.Properties.SecuritySeverity != ""; secure != strings.Contains(fmt.Sprint(r.Properties.Tags), "privacy") {
			t.Errorf("%s: security-severity %q", r.ID, r.Properties.SecuritySeverity)
		}
	}
	if len(run.Results) > 25000 {
		t.Errorf("%d results", len(run.Results))
	}
	if id := run.Automation.ID; !strings.HasSuffix(id, "/") {
		t.Errorf("%q: what stands behind the last slash is no category", id)
	}
	seen := map[string]string{}
	for _, r := range run.Results {
		if driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s has index %d", r.RuleID, r.RuleIndex)
		}
		if r.Message.Text == "" || strings.Contains(r.Message.Text, "](") {
			t.Errorf("message %q", r.Message.Text)
		}
		key, what := r.Fingerprints.PrimaryLocationLineHash, r.Locations[0].Logical[0].Name
		if before, ok := seen[key]; ok && strings.SplitN(before, "?", 2)[0] != strings.SplitN(what, "?", 2)[0] {
			t.Errorf("%s and %s are one alert", before, what)
		}
		seen[key] = what
		checkSARIFPlace(t, r.Locations[0].Physical.Artifact.URI, r.Locations[0].Physical.Region)
	}
}

func checkSARIFPlace(t *testing.T, uri string, g sarifRegion) {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "" || u.Host != "" || uri == "" || strings.HasPrefix(uri, "/") || strings.HasPrefix(uri, ".") || strings.ContainsAny(uri, ` \:`) {
		t.Errorf("URI %q: %v", uri, err)
	}
	if g.StartLine < 1 || g.StartColumn < 1 || g.EndLine < g.StartLine || g.EndColumn <= g.StartColumn {
		t.Errorf("region %+v", g)
	}
}

// TestSARIFAllRules: the text of every rule is one that viewers take.
func TestSARIFAllRules(t *testing.T) {
	r := &Report{Exchanges: formatsReport(t).Exchanges[4:5]}
	for i, rule := range slices.Concat(rules.All, []*rules.Rule{{ID: "of-another-version", Severity: "error", Category: "new"}}) {
		r.Exchanges[0].Findings = append(r.Exchanges[0].Findings, Finding{Rule: rule.ID, Severity: "error", Category: string(rule.Category), Message: "m", Fingerprint: fmt.Sprint(i)})
	}
	out := formatted(t, r, newSARIF)
	valid1(t, sarifSchema(t), out)
	checkGitHubSARIF(t, out)
}

// TestSARIFLimit: an error that comes last is not left out for notes that came
// first, and what is left out is said.
func TestSARIFLimit(t *testing.T) {
	r := &Report{}
	for _, kind := range []struct {
		severity string
		n        int
	}{{"info", 6000}, {"warning", 16000}, {"error", 10000}} {
		x := formatsReport(t).Exchanges[4]
		for i := range kind.n {
			x.Findings = append(x.Findings, Finding{Rule: "no-validator", Severity: kind.severity, Message: "m", Fingerprint: fmt.Sprint(kind.severity, i)})
		}
		r.Exchanges = append(r.Exchanges, x)
	}
	for i := range 150 {
		r.Errors = append(r.Errors, Failure{URL: fmt.Sprint("https://x.test/", i), Message: "m"})
	}
	var b strings.Builder
	play(t, newSARIF(&b), r)
	run := readSARIF(t, []byte(b.String())).Runs[0]
	counts := map[string]int{}
	for i := range run.Results {
		counts[run.Results[i].Level]++
	}
	if counts["note"] != 5000 || counts["warning"] != 15000 || counts["error"] != 5000 {
		t.Error(counts)
	}
	notes := run.Invocations[0].Notifications
	if len(notes) != 104 || notes[100].Message.Text != "50 more transfers failed." || notes[103].Message.Text != "1000 results of level note are left out: a run has room for 25000, and graver ones go first." {
		t.Errorf("%d notes, %v", len(notes), notes[min(100, len(notes)):])
	}
}

func TestSARIFRuns(t *testing.T) {
	r := ciReport(t)
	r.Run.Incomplete, r.Run.Shard, r.Errors = true, "3/16", nil
	run := readSARIF(t, formatted(t, r, newSARIF)).Runs[0]
	if run.Invocations[0].Successful || run.Automation.ID != "maxage/maxage.yaml/shard-3-of-16/" {
		t.Errorf("%+v", run.sarifTail)
	}
	empty := formatted(t, &Report{}, func(w io.Writer) format { return NewSARIF(w, CI{}) })
	valid1(t, sarifSchema(t), empty)
	run = readSARIF(t, empty).Runs[0]
	if !run.Invocations[0].Successful || run.Results == nil || run.Automation.ID != "maxage/" {
		t.Errorf("%s", empty)
	}
}

func TestSARIFHostile(t *testing.T) {
	schema := sarifSchema(t)
	for _, text := range append(hostileTexts, "[a](https://x.test/)", "a b:c%zz?#", "", "{0}") {
		header := []Header{{text, text}, {"X", text}, {"X", text}}
		x := Exchange{URL: text, Request: Request{Method: "GET", Target: text, Version: text, Headers: header},
			Response: Response{Status: 200, Version: text, Reason: text, Headers: header}, From: &Place{File: text}}
		for i := range 3 {
			x.Findings = append(x.Findings, Finding{Rule: "r" + text, Severity: text + "x", Category: "c" + text, Message: "m" + text, Fix: text, Send: []string{text, "b" + text}, Fingerprint: text, Ignored: &Ignored{Reason: text, Until: text}, Place: &Place{File: text + "/x", Line: -i, Column: -1}})
		}
		var b bytes.Buffer
		play(t, newSARIF(&b), &Report{Tool: Tool{"maxage", text}, Run: Run{Started: text, Policy: text, Shard: text}, Exchanges: []Exchange{x}, Errors: []Failure{{URL: text, Message: text}}})
		valid1(t, schema, b.Bytes())
		checkTerminalSafe(t, b.Bytes())
		checkGitHubSARIF(t, b.Bytes())
	}
}

func TestAnchor(t *testing.T) {
	list, policy := &Place{File: "urls.txt", Line: 3}, Run{Policy: "ci/maxage.yaml"}
	for _, c := range []struct {
		ci    CI
		run   Run
		place *Place
		from  *Place
		want  Place
	}{
		{CI{}, policy, &Place{"./a//b.conf", 4, 2}, list, Place{"a/b.conf", 4, 2}},
		{CI{}, policy, nil, list, Place{"urls.txt", 3, 0}},
		{CI{}, policy, &Place{File: "https://x.test/sitemap.xml"}, list, Place{"urls.txt", 3, 0}},
		{CI{}, policy, nil, &Place{File: "-", Line: 1}, Place{"ci/maxage.yaml", 1, 0}},
		{CI{Anchor: "web.conf:7"}, policy, nil, nil, Place{"web.conf", 7, 0}},
		{CI{Anchor: "web.conf"}, policy, nil, nil, Place{"web.conf", 1, 0}},
		{CI{Anchor: "/elsewhere/web.conf", Root: "/repo"}, Run{}, &Place{File: "../x"}, nil, Place{"maxage.yaml", 1, 0}},
		{CI{Root: "/repo/"}, policy, &Place{File: "/repo/x/y", Line: 2}, list, Place{"x/y", 2, 0}},
		{CI{Root: `C:\repo`}, policy, &Place{File: `C:\repo\x\y`, Line: 2}, list, Place{"x/y", 2, 0}},
		{CI{Root: "/repo"}, policy, &Place{File: "/repository/x"}, nil, Place{"ci/maxage.yaml", 1, 0}},
		{CI{Root: "/"}, policy, &Place{File: "/repo/x"}, nil, Place{"repo/x", 1, 0}},
		{CI{}, policy, &Place{File: "/repo/x"}, nil, Place{"ci/maxage.yaml", 1, 0}},
	} {
		if got := c.ci.anchor(&c.run, c.place, c.from); got != c.want {
			t.Errorf("%+v %+v %+v: %+v, want %+v", c.ci, c.place, c.from, got, c.want)
		}
	}
}

func TestFails(t *testing.T) {
	for _, c := range []struct {
		failOn string
		f      Finding
		want   bool
	}{
		{"", Finding{Severity: "error"}, true},
		{"", Finding{Severity: "warning"}, false},
		{"warning", Finding{Severity: "warning"}, true},
		{"info", Finding{Severity: "good"}, false},
		{"never", Finding{Severity: "error"}, false},
		{"error", Finding{Severity: "error", Baseline: "unchanged"}, false},
		{"error", Finding{Severity: "error", Baseline: "new"}, true},
		{"error", Finding{Severity: "error", Ignored: &Ignored{}}, false},
	} {
		if got := (&CI{FailOn: c.failOn}).Fails(&c.f); got != c.want {
			t.Errorf("%q %+v: %v", c.failOn, c.f, got)
		}
	}
}

func BenchmarkSARIF(b *testing.B) { ciBenchmark(b, newSARIF) }
