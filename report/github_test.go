package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func newGitHub(w io.Writer) format      { return NewGitHub(w, ci) }
func newStepSummary(w io.Writer) format { return NewStepSummary(w, ci) }

func TestGitHub(t *testing.T) {
	out := formatted(t, ciReport(t), newGitHub)
	compare(t, golden+"/formats/report.github.txt", out)
	checkTerminalSafe(t, out)
	got := runnerReads(t, out)
	if len(got) != 10 {
		t.Errorf("%d annotations", len(got))
	}
	if c := got[4]; c.command != "error" || c.properties["file"] != "deploy/we,ird: 100%.conf" || !strings.Contains(c.message, "::error::pwned %0A") {
		t.Errorf("%+v", c)
	}
}

type command struct {
	command    string
	properties map[string]string
	message    string
}

// runnerReads reads lines as the runner of GitHub Actions does.
func runnerReads(t *testing.T, out []byte) (all []command) {
	t.Helper()
	for line := range strings.Lines(string(out)) {
		head, message, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "::"), "::")
		if !strings.HasPrefix(line, "::") || !ok || strings.Contains(line, "##[") {
			t.Fatalf("no command: %q", line)
		}
		name, properties, _ := strings.Cut(head, " ")
		c := command{name, map[string]string{}, unescaped(message, false)}
		for p := range strings.SplitSeq(properties, ",") {
			key, value, ok := strings.Cut(p, "=")
			if !ok || value == "" || !strings.Contains(" file line col endLine endColumn title ", " "+key+" ") {
				t.Errorf("property %q of %q", p, line)
			}
			c.properties[key] = unescaped(value, true)
		}
		if c.message == "" || c.properties["title"] == "" {
			t.Errorf("nothing to show in %q", line)
		}
		all = append(all, c)
	}
	return all
}

func unescaped(s string, property bool) string {
	if property {
		s = strings.NewReplacer("%3A", ":", "%2C", ",").Replace(s)
	}
	return strings.ReplaceAll(strings.NewReplacer("%0D", "\r", "%0A", "\n").Replace(s), "%25", "%")
}

// TestGitHubLimit: of more than ten of a kind the gravest nine are shown, in
// the order of the run, and how many more there are.
func TestGitHubLimit(t *testing.T) {
	r := &Report{Exchanges: formatsReport(t).Exchanges[4:5]}
	add := func(severity, category, baseline string, n int) {
		for i := range n {
			r.Exchanges[0].Findings = append(r.Exchanges[0].Findings, Finding{Rule: "r", Severity: severity, Category: category, Baseline: baseline, Message: fmt.Sprint(category, i, ".")})
		}
	}
	add("error", "syntax", "", 8)
	add("error", "privacy", "new", 4)
	add("error", "privacy", "unchanged", 50)
	add("warning", "freshness", "", 10)
	add("info", "freshness", "", 11)
	add("good", "performance", "", 20)
	var got []string
	for _, c := range runnerReads(t, formatted(t, r, newGitHub)) {
		_, text, _ := strings.Cut(c.message, "\n")
		got = append(got, c.command+" "+c.properties["title"]+" "+text)
	}
	want := strings.Fields("privacy0. privacy1. privacy2. privacy3. syntax0. syntax1. syntax2. syntax3. syntax4.")
	if len(got) != 30 || !strings.HasPrefix(got[9], "error 3 more errors") || !strings.HasPrefix(got[29], "notice 2 more notices") || strings.Contains(got[19], "more") {
		t.Errorf("%d: %q", len(got), got)
	}
	for i := range want {
		if got[i] != "error r "+want[i] {
			t.Errorf("%d: %s, want %s", i, got[i], want[i])
		}
	}
	r.Run.Incomplete = true
	if got := runnerReads(t, formatted(t, r, newGitHub)); got[0].properties["title"] != "The run was cut short" || len(got) != 30 {
		t.Errorf("%+v", got[0])
	}
	if out := formatted(t, &Report{}, newGitHub); len(out) != 0 {
		t.Errorf("%q", out)
	}
}

func TestStepSummary(t *testing.T) {
	out := formatted(t, ciReport(t), newStepSummary)
	compare(t, golden+"/formats/report.summary.md", out)
	checkHarmless(t, string(out))
	checkMarkdown(t, out)
}

// checkMarkdown reads a document as GitHub does, links out of bare addresses
// too, and looks for what nobody but an attacker wrote.
func checkMarkdown(t *testing.T, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	check(t, goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(data, &b))
	page := b.String()
	for _, tag := range strings.Split(page, "<")[1:] {
		name := tag[:max(strings.IndexAny(tag+">", " >\n"), 0)]
		if !strings.Contains(" h2 /h2 h3 /h3 p /p table /table thead /thead tbody /tbody tr /tr th /th td /td code /code strong /strong ", " "+name+" ") {
			t.Errorf("<%.60s in the page", tag)
		}
	}
	for row := range strings.SplitSeq(page, "</tr>") {
		if n := strings.Count(row, "<td>"); n != 0 && n != 5 && n != 2 {
			t.Errorf("%d cells in %s", n, row)
		}
	}
	for _, r := range page {
		if r != '\n' && hostile(r) {
			t.Errorf("%U in the page", r)
		}
	}
	return page
}

func TestGitHubHostile(t *testing.T) {
	texts := append(hostileTexts, "a|b\\|c`d``e", "<img src=x onerror=alert(1)>", "[x](javascript:1)", "https://evil.example www.evil.example a@evil.example", "&#x202e;&lt;&copy;", "$a$ ~~b~~ **c** _d_", "| --- |", "%0A::error::x", "\n\n# x", "`", "``", " ")
	for _, text := range texts {
		r := &Report{Run: Run{Policy: text, Shard: text}, Errors: []Failure{{URL: text, Message: text, Hint: text, File: text}}}
		r.Exchanges = []Exchange{{URL: text, Request: Request{Method: "GET"}, From: &Place{File: text},
			Findings: []Finding{{Rule: "r" + text, Severity: "error", Message: text, Fix: text}, {Rule: "r", Severity: text, Message: text, Place: &Place{File: text, Column: 2}}}}}
		var commands, summary bytes.Buffer
		play(t, newGitHub(&commands), r)
		if n := len(runnerReads(t, commands.Bytes())); n != 3 {
			t.Errorf("%d commands for %q", n, text)
		}
		play(t, newStepSummary(&summary), r)
		checkHarmless(t, summary.String())
		page := checkMarkdown(t, summary.Bytes())
		if n := strings.Count(page, "<td>"); n != 12 {
			t.Errorf("%d cells for %q in %s", n, text, page)
		}
	}
}

// TestStepSummaryLimit: what is less grave gives way, and it is said.
func TestStepSummaryLimit(t *testing.T) {
	r := ciMany(t, 20000)
	r.Exchanges[19999].Findings[0].Message = "the last"
	r.Exchanges[0].Findings = append(r.Exchanges[0].Findings, Finding{Rule: "r", Severity: "info", Message: "an early note"})
	for range 3000 {
		r.Errors = append(r.Errors, Failure{URL: "https://x.test/" + strings.Repeat("x", 400), Message: strings.Repeat("漢", 200)})
	}
	var b bytes.Buffer
	play(t, newStepSummary(&b), r)
	if b.Len() > summaryLimit || b.Len() < summaryLimit*9/10 {
		t.Errorf("%d bytes", b.Len())
	}
	r.Errors = nil
	b.Reset()
	play(t, newStepSummary(&b), r)
	if out := b.String(); len(out) > summaryLimit || len(out) < summaryLimit*9/10 || strings.Contains(out, "early note") || !strings.Contains(out, " more are left out here: the report has all of them.") {
		t.Errorf("%d bytes, %s", b.Len(), out[len(out)-300:])
	}
}

func BenchmarkGitHub(b *testing.B)      { ciBenchmark(b, newGitHub) }
func BenchmarkStepSummary(b *testing.B) { ciBenchmark(b, newStepSummary) }
