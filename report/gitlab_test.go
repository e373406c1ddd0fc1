package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

func newGitLab(w io.Writer) format { return NewGitLab(w, ci) }

func TestGitLab(t *testing.T) {
	out := formatted(t, ciReport(t), newGitLab)
	compare(t, golden+"/formats/report.gitlab.json", out)
	checkTerminalSafe(t, out)
	if n := len(checkGitLab(t, out)); n != 12 { // 10 findings and 2 failures
		t.Errorf("%d issues", n)
	}
}

// gitlabRules is what GitLab documents of an issue, and what its reader asks
// for before it shows one; at the first that lacks something it stops.
var gitlabRules = []struct {
	name string
	ok   func(i map[string]any, at map[string]any) bool
}{
	{"description is text, and not empty", func(i, _ map[string]any) bool { return text(i["description"]) }},
	{"check_name is text, and not empty", func(i, _ map[string]any) bool { return text(i["check_name"]) }},
	{"fingerprint is text, and not empty", func(i, _ map[string]any) bool { return text(i["fingerprint"]) }},
	{"severity is one of five", func(i, _ map[string]any) bool {
		return slices.Contains([]any{"info", "minor", "major", "critical", "blocker"}, i["severity"])
	}},
	{"location.path is relative to the repository", func(_, at map[string]any) bool {
		p, _ := at["path"].(string)
		return p != "" && !path.IsAbs(p) && path.Clean(p) == p && !strings.HasPrefix(p, "..") && !strings.Contains(p, "://")
	}},
	{"location.lines.begin is a line", func(_, at map[string]any) bool {
		lines, _ := at["lines"].(map[string]any)
		n, _ := lines["begin"].(float64)
		return n >= 1 && n == float64(int(n))
	}},
}

func text(v any) bool {
	s, ok := v.(string)
	return ok && s != "" && !strings.ContainsAny(s, "\r\n")
}

func checkGitLab(t *testing.T, data []byte) (issues []map[string]any) {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("[")) {
		t.Errorf("%.10q: no array, or a byte order mark", data)
	}
	check(t, json.Unmarshal(data, &issues))
	seen := map[any]bool{}
	for _, i := range issues {
		at, _ := i["location"].(map[string]any)
		for _, r := range gitlabRules {
			if !r.ok(i, at) {
				t.Errorf("not so that %s: %v", r.name, i)
			}
		}
		if seen[i["fingerprint"]] {
			t.Errorf("%v is there twice, and GitLab shows one", i["fingerprint"])
		}
		seen[i["fingerprint"]] = true
	}
	return issues
}

func TestGitLabRuns(t *testing.T) {
	if got := string(formatted(t, &Report{}, newGitLab)); got != "[]\n" {
		t.Errorf("%q", got)
	}
	if n := len(checkGitLab(t, formatted(t, &Report{Run: Run{Incomplete: true, Shard: "1/2"}}, newGitLab))); n != 1 {
		t.Errorf("%d issues", n)
	}
}

func TestGitLabHostile(t *testing.T) {
	for _, text := range hostileTexts {
		x := Exchange{URL: text, Request: Request{Method: text}, From: &Place{File: text}}
		for range 3 {
			x.Findings = append(x.Findings, Finding{Rule: "r", Severity: text, Message: text, Fingerprint: "f"})
		}
		var b bytes.Buffer
		play(t, newGitLab(&b), &Report{Exchanges: []Exchange{x}, Errors: []Failure{{Message: text}, {URL: text, Message: text, File: text}}})
		checkTerminalSafe(t, b.Bytes())
		if n := len(checkGitLab(t, b.Bytes())); n != 5 {
			t.Error(fmt.Sprint(n), text)
		}
	}
}

func BenchmarkGitLab(b *testing.B) { ciBenchmark(b, newGitLab) }
