package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The limits of a comment. GitHub counts characters, of which there are never
// more than bytes.
const (
	commentLimit = 65536
	worstRows    = 20
	worstKept    = 150 // more have no room in a comment
)

// Markdown writes an audit as a comment on a pull request: a verdict, a table
// of the worst URLs, and details of as many as there is room for. Only the
// worst are kept until End, as the text that they will be.
type Markdown struct {
	w        io.Writer
	worst    []markdownURL
	tally    tally
	failures []string
	failed   int

	incomplete bool
}

type markdownURL struct {
	rank      int
	row, more string
}

// NewMarkdown returns a writer of the comment to w. A finding of the severity
// failOn or graver fails the run: "" is error, and never that none does.
func NewMarkdown(w io.Writer, failOn string) *Markdown {
	return &Markdown{w: w, tally: tally{failOn: cmp.Or(failOn, "error")}}
}

// Begin does nothing: the first line tells how the run ended.
func (m *Markdown) Begin(Tool, Run) error { return nil }

// Failure takes what failed.
func (m *Markdown) Failure(f *Failure) error {
	m.tally.failure(f)
	if m.failed++; m.failed <= worstRows {
		m.failures = append(m.failures, "- "+markdownCode(f.place())+" "+markdownText(f.Message)+"\n")
	}
	return nil
}

// Exchange takes an exchange.
func (m *Markdown) Exchange(x *Exchange) error {
	grade := m.tally.exchange(x)
	if rank(grade) > rank("warning") {
		return nil
	}
	if len(m.worst) >= 2*worstKept {
		m.drop()
	}
	m.worst = append(m.worst, markdownURL{rank(grade), markdownRow(x, grade), markdownDetails(x, grade)})
	return nil
}

// drop sorts and forgets what has no room.
func (m *Markdown) drop() {
	slices.SortStableFunc(m.worst, func(a, b markdownURL) int { return cmp.Compare(a.rank, b.rank) })
	m.worst = m.worst[:min(len(m.worst), worstKept)]
}

func markdownRow(x *Exchange, grade string) string {
	return fmt.Sprintf("| %s | %s | %d%s | %s | %s | %s | %s |\n", unicodeGlyphs.of(grade), markdownCode(x.URL), x.Response.Status, x.retries(),
		x.browserCell(), x.Verdicts.Get("shared").cell(), strings.TrimSpace(x.Verdicts.Get("cdn").cell()+" "+x.outcome()), markdownText(strings.Join(x.rulesAtWork(), ", ")))
}

func markdownDetails(x *Exchange, grade string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s %s</summary>\n\n", unicodeGlyphs.of(grade), markdownCode(x.URL))
	if x.Sentence != "" {
		b.WriteString(markdownText(x.Sentence) + "\n\n")
	}
	for _, f := range gravestFirst(x.Findings) {
		if g := f.grade(); g != "" && g != "good" {
			f.markdown(&b)
		}
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

func (f *Finding) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "- **%s** %s", f.Severity, markdownCode(f.Rule))
	if f.Baseline != "" {
		b.WriteString(map[bool]string{true: " (known)", false: " (" + markdownText(f.Baseline) + ")"}[f.Baseline == baselineUnchanged])
	}
	if f.Place != nil {
		b.WriteString(" at " + markdownCode(f.Place.String()))
	}
	fmt.Fprintf(b, ": %s\n", markdownText(f.Message))
	if f.Fix != "" {
		fmt.Fprintf(b, "  **Fix:** %s\n", markdownText(f.Fix))
	}
	if len(f.Send) > 0 {
		b.WriteString("\n")
		for _, line := range f.Send {
			b.WriteString("      " + Escape(line) + "\n") // indented code: no fence that the text could end
		}
		b.WriteString("\n")
	}
}

// End writes the comment.
func (m *Markdown) End(run Run, s Summary) error {
	var b strings.Builder
	b.WriteString("<!-- maxage:audit -->\n") // by which a later run finds the comment of this one
	m.incomplete = run.Incomplete
	m.tally.found(run.Findings)
	b.WriteString(m.verdict() + "\n\n" + m.counts(&run, &s) + "\n")
	for i, line := range m.failures {
		if i == 0 {
			b.WriteString("\nNot fetched:\n\n")
		}
		m.fit(&b, line)
	}
	for i := range run.Findings {
		if i == 0 {
			b.WriteString("\nThe policy itself:\n\n")
		}
		var one strings.Builder
		run.Findings[i].markdown(&one)
		m.fit(&b, one.String())
	}
	m.drop()
	grave := m.tally.graded("error", "warning")
	rows := min(worstRows, len(m.worst))
	for i := range rows {
		if i == 0 {
			b.WriteString("\n| | URL | Status | Browser | Shared | CDN | Findings |\n|---|---|---|---|---|---|---|\n")
		}
		m.fit(&b, m.worst[i].row)
	}
	if more := grave - rows; more > 0 {
		fmt.Fprintf(&b, "\n%d more with errors or warnings.\n", more)
	}
	shown := 0
	for i := range m.worst {
		if !m.fit(&b, m.worst[i].more) {
			break
		}
		shown++
	}
	if shown < grave {
		fmt.Fprintf(&b, "\nDetails of %d more are in the full report.\n", grave-shown)
	}
	_, err := io.WriteString(m.w, b.String())
	return err
}

// lastWords is the room that is left for what ends the comment.
const lastWords = 200

// fit adds text if there is room for it.
func (m *Markdown) fit(b *strings.Builder, text string) bool {
	if b.Len()+len(text)+lastWords > commentLimit {
		return false
	}
	b.WriteString(text)
	return true
}

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

// markdownLimit is up to where quoted text is shown.
const markdownLimit = 300

// markdownCode shows text as code. It is in HTML's form with everything that
// Markdown knows written as character references: these work in tables and in
// HTML too, and nobody is mentioned in code.
func markdownCode(text string) string { return "<code>" + markdownText(text) + "</code>" }

// markdownText writes text so that Markdown shows it as it is, mentions nobody
// and links to nothing.
func markdownText(text string) string {
	text = visible(text, false)
	if head, tail := splitAt(text, markdownLimit); tail != "" {
		text = head + "…"
	}
	return commentSigns.Replace(text)
}

// commentSigns writes signs as character references. A comment after @ and #
// keeps them from being joined to what follows.
var commentSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\\", "&#92;", "`", "&#96;", "*", "&#42;", "_", "&#95;", "[", "&#91;", "]", "&#93;", "|", "&#124;", "~", "&#126;",
	"!", "&#33;", "$", "&#36;", "@", "&#64;<!-- -->", "#", "&#35;<!-- -->", "::", "&#58;:", "://", "&#58;//", "www.", "www&#46;", "GH-", "GH<!-- -->-")
