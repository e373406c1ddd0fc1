package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
)

// SARIF writes findings for viewers of code, in SARIF 2.1.0 as GitHub accepts
// it. Results are written as they come; what is kept are the rules that were
// met and the first failures. Praise is left out.
type SARIF struct {
	CI
	w       io.Writer
	b       bytes.Buffer
	e       *json.Encoder
	safe    []byte
	tool    Tool
	run     Run
	rules   []sarifRule
	index   map[string]int
	written [3]int // results, by severity
	cut     [3]int // results left out
	failed  int
	notes   []sarifNotification
}

const (
	sarifHead     = `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[`
	sarifResults  = 25000 // more in a run, and GitHub refuses the file
	sarifFailures = 100
)

// NewSARIF returns a writer of one SARIF log to w.
func NewSARIF(w io.Writer, o CI) *SARIF {
	s := &SARIF{CI: o, w: w, index: map[string]int{}}
	s.e = json.NewEncoder(&s.b)
	s.e.SetEscapeHTML(false)
	return s
}

// Begin writes what stands before the results.
func (s *SARIF) Begin(tool Tool, run Run) error {
	s.tool, s.run = tool, run
	_, err := io.WriteString(s.w, sarifHead)
	return err
}

// Exchange writes a result for each finding.
func (s *SARIF) Exchange(x *Exchange) error {
	return s.take(x.Findings, subject(x), x)
}

// take writes findings about a subject: an exchange, or the policy (nil).
func (s *SARIF) take(findings []Finding, subject string, x *Exchange) error {
	var same occurrences
	for i := range findings {
		f := &findings[i]
		if f.Severity == "good" || !s.room(f.Severity) {
			continue
		}
		if same == nil {
			same = occurrences{}
		}
		if err := s.value(s.result(x, f, subject, same.next(f.Fingerprint))); err != nil {
			return err
		}
	}
	return nil
}

// room reports whether there is room for a finding of this severity. What is
// less grave may take a part only, so that an error which comes late is not
// left out for a note that came early.
func (s *SARIF) room(severity string) bool {
	n := min(rank(severity), 2)
	most := [3]int{sarifResults, sarifResults * 3 / 5, sarifResults / 5}[n]
	all := s.written[0] + s.written[1] + s.written[2]
	if all >= sarifResults || s.written[n] >= most {
		s.cut[n]++
		return false
	}
	if all > 0 {
		s.safe = append(s.safe[:0], ",\n"...)
	} else {
		s.safe = append(s.safe[:0], '\n')
	}
	s.written[n]++
	return true
}

// value writes v behind what s.safe holds.
func (s *SARIF) value(v any) error {
	s.b.Reset()
	if err := s.e.Encode(v); err != nil {
		return err
	}
	s.safe = harmlessJSON(s.safe, bytes.TrimSuffix(s.b.Bytes(), []byte("\n")))
	_, err := s.w.Write(s.safe)
	return err
}

// Failure remembers what failed, for the end.
func (s *SARIF) Failure(f *Failure) error {
	if s.failed++; s.failed <= sarifFailures {
		s.note("error", failed(f)+": "+f.Message)
	}
	return nil
}

func (s *SARIF) note(level, text string) {
	s.notes = append(s.notes, sarifNotification{level, sarifText{Text: sarifEscape(visible(text, false))}})
}

// End writes the rules and how the run went.
func (s *SARIF) End(run Run, _ Summary) error {
	if err := s.take(run.Findings, run.subject(), nil); err != nil {
		return err
	}
	if more := s.failed - sarifFailures; more > 0 {
		s.note("error", fmt.Sprintf("%d more transfers failed.", more))
	}
	for i, n := range s.cut {
		if n > 0 {
			s.note("warning", fmt.Sprintf("%d results of level %s are left out: a run has room for %d, and graver ones go first.", n, sarifLevel(severities[i]), sarifResults))
		}
	}
	if shard := run.shard(); shard != "" {
		s.note("note", "This is "+shard+": what the others saw is not in it.")
	}
	if run.Incomplete {
		s.note("error", "The run was cut short: results are missing.")
	}
	var tail sarifTail
	tail.Tool.Driver = s.driver()
	tail.Automation.ID = automation(&run)
	tail.ColumnKind = "unicodeCodePoints"
	tail.Invocations = []sarifInvocation{{!run.Incomplete && s.failed == 0, utc(run.Started), utc(run.Finished), s.notes}}
	s.safe = append(s.safe[:0], "\n],"...)
	s.b.Reset()
	if err := s.e.Encode(&tail); err != nil {
		return err
	}
	s.safe = harmlessJSON(s.safe, bytes.TrimSpace(s.b.Bytes())[1:])
	_, err := s.w.Write(append(s.safe, "]}\n"...))
	return err
}

func (s *SARIF) driver() sarifDriver {
	d := sarifDriver{Name: s.tool.Name, Version: s.tool.Version, Rules: listed(s.rules)}
	if v := strings.TrimPrefix(d.Version, "v"); strings.Count(v, ".") >= 2 && '0' <= v[0] && v[0] <= '9' {
		d.SemanticVersion = v
	}
	return d
}

// automation tells this upload from others of the repository.
func automation(run *Run) string {
	name := path.Base(strings.ReplaceAll("/"+run.Policy, `\`, "/"))
	id := "maxage/" + strings.Trim(name, "/") + "/"
	if run.Shard != "" {
		id += "shard-" + strings.ReplaceAll(run.Shard, "/", "-of-") + "/"
	}
	return strings.ReplaceAll(id, "//", "/")
}

func utc(stamp string) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
