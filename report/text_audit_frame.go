package report

import (
	"fmt"
	"maxage/inspect/field"
	"strings"
	"time"
)

// headline counts URLs, and responses by grade.
func (t *TextAudit) headline(run Run) {
	text := t.tally.told()
	if t.origin != "" && !t.mixed {
		text += " of " + t.origin
	}
	if took := run.took(); took != "" {
		text += " in " + took
	}
	t.add(inkPlain, "  ").add(inkTitle, t.elided(t.visible(text), t.columns()-2))
	for _, part := range []struct {
		severity, text string
		n              int
	}{{"error", "fail", t.tally.graded("error")}, {"warning", "warn", t.tally.graded("warning")}, {passed, "pass", t.tally.graded("info", passed)}} {
		if part.n > 0 {
			glyph, k := t.severity(part.severity)
			t.also(k, fmt.Sprintf("%s %d %s", glyph, part.n, part.text))
		}
	}
	if n := len(t.failures); n > 0 {
		t.also(inkError, fmt.Sprintf("%s %d not fetched", t.failure, n))
	}
	if t.tally.retried > 0 {
		t.also(inkPlain, fmt.Sprintf("%d retried", t.tally.retried))
	}
	if run.Policy != "" {
		t.also(inkPlain, "policy: "+run.Policy)
	}
	if run.shard() != "" {
		t.also(inkPlain, run.shard())
	}
	t.end()
}

// also adds to the line under way, or begins another where it is full.
func (p *printer) also(k ink, text string) {
	if p.at+3+width(p.visible(text)) > p.columns() {
		p.end()
		p.add(inkPlain, "  ")
	} else {
		p.add(inkPlain, "   ")
	}
	p.add(k, text)
}

// took is how long the run lasted, "" when that is not known.
func (r *Run) took() string {
	from, err := time.Parse(time.RFC3339, r.Started)
	if err != nil {
		return ""
	}
	to, err := time.Parse(time.RFC3339, r.Finished)
	if err != nil || to.Sub(from) < 2*time.Second {
		return "" // moments are whole seconds: less is not known
	}
	return field.SpokenShort(int64(to.Sub(from).Seconds()))
}

// shown is a URL in the table: its path, where all are of one origin.
func (t *TextAudit) shown(url string) string {
	origin, path := originAndPath(url)
	if origin == "" {
		return url
	}
	if !t.mixed {
		return path
	}
	_, host, _ := strings.Cut(origin, "://")
	return host + path
}

// footing says what no row shows, and what follows for the run.
func (t *TextAudit) footing(run Run, s Summary) {
	t.blank()
	var notes []string
	if s.Ignored > 0 {
		notes = append(notes, several(s.Ignored, "finding")+" ignored by the policy")
	}
	if compared := t.tally.compared(&s); compared != "" {
		notes = append(notes, "against the baseline: "+compared)
	}
	if len(notes) > 0 {
		t.paragraph(inkPlain, 2, strings.Join(notes, "; "))
	}
	for _, note := range run.parts() {
		t.paragraph(inkWarning, 2, note)
	}
	switch on := t.style.FailOn; {
	case on == "" || on == "never":
	case t.tally.failing > 0:
		t.paragraph(inkError, 2, fmt.Sprintf("failed: %s at or above %s", several(t.tally.failing, "finding"), on))
	case run.Incomplete || len(t.failures) > 0:
		t.paragraph(inkWarning, 2, "incomplete: no finding at or above "+on+" in what was fetched")
	default:
		t.paragraph(inkGood, 2, "passed: no finding at or above "+on)
	}
}
