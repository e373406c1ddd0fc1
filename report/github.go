package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"maxage/inspect/rules"
)

// GitHub writes workflow commands, which GitHub Actions shows as annotations.
// It shows ten of a kind in a step and drops the rest without a word, so the
// gravest are written, and how many there are. They are sorted: nothing is
// written before the end, and ten of a kind are kept. Praise is left out, what
// the policy ignores, and what the baseline knows.
type GitHub struct {
	CI
	w     io.Writer
	run   Run
	kinds [3]annotations // errors, warnings, notices
}

const annotationsShown = 10

var annotationKinds = [3]struct{ command, one, many string }{{"error", "error", "errors"}, {"warning", "warning", "warnings"}, {"notice", "notice", "notices"}}

// annotations are the gravest of one kind, and how many there were.
type annotations struct {
	kept []annotation
	all  int
}

type annotation struct {
	weight int // the smaller, the graver
	at     Place
	title  string
	text   string
}

// NewGitHub returns a writer of workflow commands to w.
func NewGitHub(w io.Writer, o CI) *GitHub { return &GitHub{CI: o, w: w} }

// Begin writes nothing yet.
func (g *GitHub) Begin(_ Tool, run Run) error {
	g.run = run
	return nil
}

// Exchange keeps what is graver than what is kept.
func (g *GitHub) Exchange(x *Exchange) error {
	g.take(x.Findings, subject(x), x.From)
	return nil
}

// take keeps findings about a subject, which stands in a list of targets.
func (g *GitHub) take(findings []Finding, subject string, from *Place) {
	for i := range findings {
		f := &findings[i]
		if !f.counts() || f.Baseline == baselineUnchanged {
			continue
		}
		kind, weight := &g.kinds[min(rank(f.Severity), 2)], 2
		if f.Category == "privacy" || f.Category == "security" {
			weight = 1
		}
		if kind.room(weight) {
			kind.keep(annotation{weight, g.anchor(&g.run, f.Place, from), g.title(f.Rule), subject + "\n" + told(f)})
		}
	}
}

// title is what a rule finds, with its name, for maxage explain.
func (c *CI) title(id string) string {
	if r := rules.Lookup(id, c.Rules...); r != nil {
		return r.Title + " (" + visible(id, false) + ")"
	}
	return visible(id, false)
}

// Failure keeps it as an error.
func (g *GitHub) Failure(f *Failure) error {
	if g.kinds[0].room(1) {
		text := failed(f) + ": " + visible(f.Message, false)
		if f.Hint != "" {
			text += "\n" + visible(f.Hint, false)
		}
		g.kinds[0].keep(annotation{1, g.anchor(&g.run, &Place{File: f.File, Line: f.Line}), "Not fetched", text})
	}
	return nil
}

// room counts one, and reports whether it is to be kept.
func (a *annotations) room(weight int) bool {
	a.all++
	return len(a.kept) < annotationsShown || weight < a.kept[annotationsShown-1].weight
}

// keep puts it behind those that are as grave.
func (a *annotations) keep(n annotation) {
	i := len(a.kept)
	for i > 0 && n.weight < a.kept[i-1].weight {
		i--
	}
	a.kept = slices.Insert(a.kept, i, n)
	a.kept = a.kept[:min(len(a.kept), annotationsShown)]
}

// End writes the commands.
func (g *GitHub) End(run Run, _ Summary) error {
	g.take(run.Findings, run.subject(), nil)
	if shard := run.shard(); shard != "" {
		g.kinds[2].room(0)
		g.kinds[2].keep(annotation{0, g.anchor(&run), strings.ToUpper(shard[:1]) + shard[1:], "What the others saw is not in this report."})
	}
	if run.Incomplete {
		g.kinds[0].room(0)
		g.kinds[0].keep(annotation{0, g.anchor(&run), "The run was cut short", "Results are missing."})
	}
	var b strings.Builder
	for i := range g.kinds {
		g.write(&b, i)
	}
	_, err := io.WriteString(g.w, b.String())
	return err
}

func (g *GitHub) write(b *strings.Builder, kind int) {
	a, k := &g.kinds[kind], annotationKinds[kind]
	shown := a.kept
	if a.all > annotationsShown {
		shown = shown[:annotationsShown-1]
	}
	for _, n := range shown {
		fmt.Fprintf(b, "::%s file=%s,line=%d", k.command, inProperty(n.at.File), n.at.Line)
		if n.at.Column > 0 {
			fmt.Fprintf(b, ",col=%d", n.at.Column)
		}
		fmt.Fprintf(b, ",title=%s::%s\n", inProperty(n.title), inCommand(n.text))
	}
	if more := a.all - len(shown); more > 0 {
		fmt.Fprintf(b, "::%s title=%d more %s::GitHub shows %d of a kind. All of them are in the summary of this job and in the report.\n", k.command, more, k.many, annotationsShown)
	}
}

// inCommand writes text so that a runner takes it for text.
func inCommand(s string) string { return commandSigns.Replace(s) }

// inProperty does so within a property, where more has a meaning.
func inProperty(s string) string { return propertySigns.Replace(visible(s, false)) }

var (
	commandSigns  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertySigns = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
