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
	switch f.Baseline {
	case "":
	case baselineUnchanged:
		b.WriteString(" (known)")
	default:
		b.WriteString(" (" + markdownText(f.Baseline) + ")")
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
	m.table(&b)
	_, err := io.WriteString(m.w, b.String())
	return err
}

// table writes the worst responses: a row for each, then their details while
// there is room.
func (m *Markdown) table(b *strings.Builder) {
	m.drop()
	grave := m.tally.graded("error", "warning")
	rows := min(worstRows, len(m.worst))
	for i := range rows {
		if i == 0 {
			b.WriteString("\n| | URL | Status | Browser | Shared | CDN | Findings |\n|---|---|---|---|---|---|---|\n")
		}
		m.fit(b, m.worst[i].row)
	}
	if more := grave - rows; more > 0 {
		fmt.Fprintf(b, "\n%d more with errors or warnings.\n", more)
	}
	shown := 0
	for i := range m.worst {
		if !m.fit(b, m.worst[i].more) {
			break
		}
		shown++
	}
	if shown < grave {
		fmt.Fprintf(b, "\nDetails of %d more are in the full report.\n", grave-shown)
	}
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
