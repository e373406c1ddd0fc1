package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
)

// GitLab writes findings as a Code Quality report: one array. Of two issues
// with one fingerprint GitLab drops the second, and at one that it cannot read
// it stops, so a few bytes are kept for each fingerprint. Praise and what the
// policy ignores is left out, and that a run is a shard: GitLab has no word for
// it, and puts the reports of all jobs together.
type GitLab struct {
	CI
	w      io.Writer
	b      bytes.Buffer
	e      *json.Encoder
	safe   []byte
	run    Run
	issues int
	prints occurrences
}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
	} `json:"lines"`
}

// NewGitLab returns a writer of one array to w.
func NewGitLab(w io.Writer, o CI) *GitLab {
	g := &GitLab{CI: o, w: w, prints: occurrences{}}
	g.e = json.NewEncoder(&g.b)
	g.e.SetEscapeHTML(false)
	return g
}

// Begin opens the array.
func (g *GitLab) Begin(_ Tool, run Run) error {
	g.run = run
	_, err := io.WriteString(g.w, "[")
	return err
}

// Exchange writes an issue for each finding that counts.
func (g *GitLab) Exchange(x *Exchange) error {
	return g.take(x.Findings, subject(x), x.From)
}

// take writes findings about a subject, which stands in a list of targets.
func (g *GitLab) take(findings []Finding, subject string, from *Place) error {
	for i := range findings {
		f := &findings[i]
		if !f.counts() {
			continue
		}
		text := visible(short(f.Message, 4000), false) + " (" + subject + ")"
		print := cmp.Or(f.Fingerprint, gitlabPrint(text))
		if err := g.issue(f.Rule, print, gitlabSeverity(f.Severity), text, g.anchor(&g.run, f.Place, from)); err != nil {
			return err
		}
	}
	return nil
}

func gitlabSeverity(severity string) string {
	switch severity {
	case "error":
		return "critical"
	case "warning":
		return "major"
	}
	return "info"
}

// Failure writes an issue, or findings of what was not fetched would pass for
// fixed.
func (g *GitLab) Failure(f *Failure) error {
	what := failed(f)
	return g.issue("transfer-failed", gitlabPrint(what), "critical", what+": "+visible(f.Message, false), g.anchor(&g.run, &Place{File: f.File, Line: f.Line}))
}

// gitlabPrint makes a fingerprint of what is no finding.
func gitlabPrint(what string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(what)))[:16] }

// issue writes an issue. A print that is there already gets a number: the same
// finding at another query has the same one.
func (g *GitLab) issue(check, print, severity, text string, at Place) error {
	if n := g.prints.next(print); n > 1 {
		print = fmt.Sprintf("%s-%d", print, n)
	}
	v := gitlabIssue{Description: text, CheckName: check, Fingerprint: print, Severity: severity}
	v.Location.Path, v.Location.Lines.Begin = at.File, at.Line
	g.b.Reset()
	if err := g.e.Encode(&v); err != nil {
		return err
	}
	separator := ",\n"
	if g.issues == 0 {
		separator = "\n"
	}
	g.issues++
	g.safe = harmlessJSON(append(g.safe[:0], separator...), bytes.TrimSuffix(g.b.Bytes(), []byte("\n")))
	_, err := g.w.Write(g.safe)
	return err
}

// End closes the array.
func (g *GitLab) End(run Run, _ Summary) error {
	if err := g.take(run.Findings, run.subject(), nil); err != nil {
		return err
	}
	if run.Incomplete {
		if err := g.issue("run-incomplete", gitlabPrint("incomplete "+run.Shard), "critical", "The run was cut short: findings are missing.", g.anchor(&run)); err != nil {
			return err
		}
	}
	end := "\n]\n"
	if g.issues == 0 {
		end = "]\n"
	}
	_, err := io.WriteString(g.w, end)
	return err
}
