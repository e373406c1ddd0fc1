package report

import (
	"fmt"
	"strings"
)

// verdict is the line that the comment is headed with.
func (m *Markdown) verdict() string {
	switch {
	case m.tally.failing > 0:
		return fmt.Sprintf("### ✖ Caching: %s at or above %s", several(m.tally.failing, "finding"), markdownText(m.tally.failOn))
	case m.incomplete:
		return "### ✖ Caching: a part of the run is missing"
	case m.failed > 0:
		return fmt.Sprintf("### ✖ Caching: %s not fetched", several(m.failed, "URL"))
	}
	if m.tally.failOn == "never" {
		return "### Caching: " + several(m.tally.graded("error", "warning"), "response") + " with errors or warnings"
	}
	return "### ✔ Caching: nothing at or above " + markdownText(m.tally.failOn)
}

// counts is the line below it, and what has to be known of the run.
func (m *Markdown) counts(run *Run, s *Summary) string {
	pass := m.tally.graded("info", passed)
	parts := []string{m.tally.told()}
	for _, c := range []struct {
		n    int
		text string
	}{{m.tally.graded("error"), "fail"}, {m.tally.graded("warning"), "warn"}, {pass, "pass"}, {m.failed, "not fetched"}, {m.tally.retried, "retried"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("**%d** %s", c.n, c.text))
		}
	}
	if run.Policy != "" {
		parts = append(parts, "policy "+markdownCode(run.Policy))
	}
	if run.shard() != "" {
		parts = append(parts, markdownText(run.shard()))
	}
	text := strings.Join(parts, " · ")
	if s.Ignored > 0 {
		text += " · " + several(s.Ignored, "finding") + " ignored"
	}
	if compared := m.tally.compared(s); compared != "" {
		text += "\n\nAgainst the baseline: " + compared + "."
	}
	for _, note := range run.parts() {
		text += "\n\n**" + markdownText(note) + "**"
	}
	return text
}
