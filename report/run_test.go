package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// ofPolicy is a finding about the policy, at a line of it.
func ofPolicy(rule, severity string, line int) Finding {
	return Finding{Rule: rule, Severity: severity, Category: "deprecated", Message: fmt.Sprintf("%s %d.", rule, line), Fix: "Take the entry out.", Refs: []string{}, Evidence: []Span{},
		Fingerprint: fmt.Sprintf("%s%d", rule, line), Place: &Place{File: "maxage.yaml", Line: line, Column: 5}}
}

// What is found about the policy acts nowhere, and stands in every format.
func TestRunFindingsHostile(t *testing.T) {
	for name, to := range everyFormat {
		for i, text := range hostileTexts {
			f := ofPolicy("policy-ignore-expired", "warning", 7)
			f.Message, f.Fix, f.Place.File = "told: "+text, text, text
			if i%2 == 0 {
				f.Rule, f.Place = text, nil
			}
			r := &Report{SchemaVersion: SchemaVersion, Run: Run{Policy: text, Findings: []Finding{f}}, Summary: Summary{Findings: Counts{Warning: 1}}}
			var b bytes.Buffer
			check(t, convert(r.events(), to(&b)))
			switch out := b.String(); name {
			case "sarif", "gitlab":
				checkTerminalSafe(t, b.Bytes())
			default:
				checkHarmless(t, strings.ReplaceAll(strings.TrimPrefix(out, "::warning "), "\r\n", "\n"))
			}
			if !strings.Contains(b.String(), "told") {
				t.Errorf("%s does not tell %q: %s", name, text, b.Bytes())
			}
			if (name == "sarif" || name == "gitlab") && !json.Valid(b.Bytes()) {
				t.Errorf("%s is no JSON: %s", name, b.Bytes())
			}
		}
	}
}

// TestMergeFindings: what all shards say is said once, what one of them needed
// is needed, and where one is missing nobody can tell.
func TestMergeFindings(t *testing.T) {
	expired, unused, needed := ofPolicy("policy-ignore-expired", "warning", 3), ofPolicy("policy-ignore-unused", "info", 4), ofPolicy("policy-ignore-unused", "info", 5)
	shard := func(k int, unneeded ...Finding) Part {
		run := Run{Shard: fmt.Sprintf("%d/3", k), Findings: []Finding{expired}, Unneeded: unneeded}
		return Part{fmt.Sprintf("%d.json", k), (&Report{Run: run, Summary: Summary{Findings: Counts{Warning: 1}}}).events()}
	}
	merge := func(parts ...Part) *Report {
		r, err := readReport(strings.NewReader(merged(t, parts...)))
		check(t, err)
		return r
	}
	all := merge(shard(2, needed, unused), shard(1, unused), shard(3, unused, needed))
	if got := fmt.Sprint(messagesOf(all.Run.Findings), all.Run.Unneeded, all.Summary.Findings); got != "[policy-ignore-expired 3. policy-ignore-unused 4.] [] {0 1 1 0}" {
		t.Error(got)
	}
	part := merge(shard(1, unused), shard(2, unused))
	if got := fmt.Sprint(messagesOf(part.Run.Findings), part.Summary.Findings); got != "[policy-ignore-expired 3.] {0 1 0 0}" {
		t.Error(got)
	}
	// Whole runs that follow each other have each seen all of theirs.
	run := Part{"a.json", (&Report{Run: Run{Findings: []Finding{expired, unused}}, Summary: Summary{Findings: Counts{Warning: 1, Info: 1}}}).events()}
	other := Part{"b.json", (&Report{Run: Run{Findings: []Finding{expired, needed}}, Summary: Summary{Findings: Counts{Warning: 1, Info: 1}}}).events()}
	both := merge(run, other)
	if got := fmt.Sprint(messagesOf(both.Run.Findings), both.Summary.Findings); got != "[policy-ignore-expired 3. policy-ignore-unused 4. policy-ignore-unused 5.] {0 1 2 0}" {
		t.Error(got)
	}
}

func messagesOf(findings []Finding) (messages []string) {
	for _, f := range findings {
		messages = append(messages, f.Message)
	}
	return messages
}
