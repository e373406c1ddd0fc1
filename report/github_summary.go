package report

import (
	"fmt"
	"io"
	"strings"
)

// StepSummary writes the Markdown of a job's summary on GitHub. GitHub drops a
// summary of more than 1 MiB whole, so it ends before, with what is less grave.
// Its first line counts: rows are kept till the end, at most one summary's worth
// of each severity.
type StepSummary struct {
	CI
	w        io.Writer
	run      Run
	rows     [6]summaryRows // by severity, and then those of the baseline
	failures summaryRows
}

// summaryLimit leaves room for what other tools write in the same step.
const summaryLimit = 900_000

// summaryRows are rows of a table, and how many there are.
type summaryRows struct {
	list []string
	size int
	all  int
}

func (r *summaryRows) add(row func() string) {
	r.all++
	if r.size < summaryLimit {
		text := row()
		r.list = append(r.list, text)
		r.size += len(text)
	}
}

// NewStepSummary returns a writer of one Markdown document to w: the file that
// GITHUB_STEP_SUMMARY names.
func NewStepSummary(w io.Writer, o CI) *StepSummary { return &StepSummary{CI: o, w: w} }

// Begin writes nothing yet.
func (s *StepSummary) Begin(_ Tool, run Run) error {
	s.run = run
	return nil
}

// Exchange keeps a row for each finding that counts.
func (s *StepSummary) Exchange(x *Exchange) error {
	s.take(x.Findings, subject(x), x.From)
	return nil
}

// take keeps findings about a subject, which stands in a list of targets.
func (s *StepSummary) take(findings []Finding, subject string, from *Place) {
	for i := range findings {
		f := &findings[i]
		if !f.counts() {
			continue
		}
		rows, known := min(rank(f.Severity), 2), ""
		if f.Baseline == baselineUnchanged {
			rows, known = rows+3, " (known)"
		}
		s.rows[rows].add(func() string {
			at := s.anchor(&s.run, f.Place, from)
			text := inCell(strings.ReplaceAll(told(f), "\n", " "))
			return fmt.Sprintf("| %s%s | %s | %s | %s | %s |\n", inCell(f.Severity), known, inCode(f.Rule), inCode(subject), text, inCode(fmt.Sprintf("%s:%d", at.File, at.Line)))
		})
	}
}

// Failure keeps a row.
func (s *StepSummary) Failure(f *Failure) error {
	s.failures.add(func() string {
		why := f.Message
		if f.Hint != "" {
			why = strings.TrimSuffix(why, ".") + ". " + f.Hint
		}
		return fmt.Sprintf("| %s | %s |\n", inCode(failed(f)), inCell(short(why, 4000)))
	})
	return nil
}

// End writes the document.
func (s *StepSummary) End(run Run, sum Summary) error {
	s.take(run.Findings, run.subject(), nil)
	var b strings.Builder
	fmt.Fprintf(&b, "## maxage: %s\n\n%s\n", counted(sum.Findings), sums(&run, &sum))
	left := summaryLimit - b.Len() - 2000 // of headings and of what is said about rows left out
	if s.failures.all > 0 {
		b.WriteString("\n### Not fetched\n\n| What | Why |\n|---|---|\n")
		s.failures.write(&b, &left)
	}
	findings := summaryRows{}
	for i := range s.rows {
		findings.list = append(findings.list, s.rows[i].list...)
		findings.all += s.rows[i].all
	}
	if findings.all > 0 {
		b.WriteString("\n### Findings\n\n| | Rule | Request | What happens | Where |\n|---|---|---|---|---|\n")
		findings.write(&b, &left)
		b.WriteString("\n`maxage explain RULE` says more about each.\n")
	}
	_, err := io.WriteString(s.w, b.String())
	return err
}

// write writes what there is room for, and says how much that is not.
func (r *summaryRows) write(b *strings.Builder, left *int) {
	n := 0
	for n < len(r.list) && *left >= len(r.list[n]) {
		*left -= len(r.list[n])
		b.WriteString(r.list[n])
		n++
	}
	if more := r.all - n; more > 0 {
		fmt.Fprintf(b, "\n%d more are left out here: the report has all of them.\n", more)
	}
}

// sums is the line below the heading.
func sums(run *Run, sum *Summary) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{sum.Failed, "not fetched"}, {sum.New, "new"}, {sum.Fixed, "fixed"}, {sum.Ignored, "ignored by the policy"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	line := strings.Join(append([]string{several(sum.Exchanges, "response")}, parts...), ", ")
	if run.Policy != "" {
		line += ", held against " + inCode(run.Policy)
	}
	line += "."
	for _, note := range run.parts() {
		line = "**" + inMarkdown(note) + "** " + line
	}
	return line
}

// inCell writes text into a table: no markup, no links, no characters that
// stand for others.
func inCell(text string) string {
	return cellSigns.Replace(inMarkdown(strings.ReplaceAll(text, "&", "&amp;")))
}

var cellSigns = strings.NewReplacer("|", `\|`, "://", `:\//`, "www.", `www\.`, "~", `\~`, "$", `\$`, "@", `\@`, ">", "&gt;")

// inCode writes text into a table as code. A pipe would end the cell there too.
func inCode(text string) string {
	text = strings.ReplaceAll(visible(text, false), "|", `\|`)
	fence, pad := "`", ""
	for strings.Contains(text, fence) {
		fence, pad = fence+"`", " "
	}
	if strings.TrimSpace(text) != text || text == "" {
		pad = " "
	}
	return fence + pad + text + pad + fence
}
