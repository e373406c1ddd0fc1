package cmd

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"maxage/inspect/policy"
	"maxage/report"
)

// format is one that --format can name.
type format struct {
	name  string
	start func(p *printing) report.Writer
}

// printing is what a format is written to, and what it has to know.
type printing struct {
	*bufio.Writer
	file  *os.File
	spool io.ReadWriteSeeker // nil: memory will do
	style report.Style
	ci    report.CI
	o     *options
}

var formats = []format{
	{"text", func(p *printing) report.Writer {
		if p.o.audit == nil {
			return report.NewTextRun(p.file, p.style)
		}
		return flushed{report.NewTextAudit(p, report.AuditStyle{Style: p.style, Group: p.o.audit.group, Passed: passedRows, FailOn: string(p.o.failOn)}), p.Flush}
	}},
	{"json", func(p *printing) report.Writer {
		return flushed{report.NewDocument(p, p.spool), p.Flush}
	}},
	{"ndjson", func(p *printing) report.Writer {
		out := &batch{w: p.file}
		return &ndjsonProduct{report.NewNDJSON(out), out}
	}},
	{"sarif", func(p *printing) report.Writer { return flushed{report.NewSARIF(p, p.ci), p.Flush} }},
	{"junit", func(p *printing) report.Writer { return flushed{report.NewJUnit(p, p.ci), p.Flush} }},
	{"github", func(p *printing) report.Writer { return flushed{report.NewGitHub(p, p.ci), p.Flush} }},
	{"github-summary", func(p *printing) report.Writer { return flushed{report.NewStepSummary(p, p.ci), p.Flush} }},
	{"gitlab", func(p *printing) report.Writer { return flushed{report.NewGitLab(p, p.ci), p.Flush} }},
	{"markdown", func(p *printing) report.Writer {
		return flushed{report.NewMarkdown(p, p.ci.FailOn), p.Flush}
	}},
	{"csv", func(p *printing) report.Writer { return flushed{report.NewCSV(p), p.Flush} }},
	{"html", func(p *printing) report.Writer { return flushed{report.NewHTML(p, policy.Rules...), p.Flush} }},
}

// passedRows is how many of the URLs that passed the terminal shows; --verbose
// shows all.
const passedRows = 5

func formatNamed(name string) *format {
	if i := slices.IndexFunc(formats, func(f format) bool { return f.name == name }); i >= 0 {
		return &formats[i]
	}
	return nil
}

// formatNames lists the names of all formats for a sentence.
func formatNames() string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// ci is what formats for pipelines want to know.
func (o *options) ci() report.CI {
	ci := report.CI{FailOn: string(o.failOn), Rules: policy.Rules}
	if o.failOn == "" {
		ci.FailOn = "never"
	}
	ci.Root, ci.Here = repository()
	if o.audit != nil {
		ci.Anchor = o.audit.anchor
	}
	return ci
}

// repository is the folder that files are named from in a report for a forge,
// that of the checkout or else the current one, and where in it we are.
func repository() (root, here string) {
	folder, err := os.Getwd()
	if err != nil {
		return "", ""
	}
	for dir := folder; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			here, _ = filepath.Rel(dir, folder)
			return dir, filepath.ToSlash(here)
		}
		if dir == filepath.Dir(dir) {
			return folder, ""
		}
	}
}
