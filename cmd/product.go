package cmd

import (
	"bufio"
	"fmt"
	"os"

	"maxage/report"
)

// product is a report being written in one format.
type product interface {
	exchange(x *written) error
	failure(f *report.Failure) error
	close(run report.Run, s report.Summary) error
}

func knownFormat(name string) bool { return name == "text" || name == "json" || name == "ndjson" }

func newProduct(format string, to *os.File, s report.Style, tool report.Tool, run report.Run) (product, error) {
	w := bufio.NewWriterSize(to, 64<<10)
	switch format {
	case "json":
		return &jsonProduct{w: w, report: report.Report{SchemaVersion: report.SchemaVersion, Tool: tool}}, nil
	case "ndjson":
		out := &batch{w: to}
		n := report.NewNDJSON(out)
		return &ndjsonProduct{n, out}, n.Begin(tool, run)
	}
	return &textProduct{w: w, style: s}, nil
}

// textProduct writes each exchange when it is there. It is flushed each time:
// somebody may be waiting for it.
type textProduct struct {
	w       *bufio.Writer
	style   report.Style
	written int
	title   string // of the next exchange
}

func (p *textProduct) exchange(x *written) error {
	if p.written++; p.written > 1 {
		p.w.WriteString(report.TextGap(p.style))
	}
	if p.title != "" {
		if err := report.TextTitle(p.w, p.title, p.style); err != nil {
			return err
		}
		p.title = ""
	}
	if err := report.Text(p.w, &x.Exchange, p.style); err != nil {
		return err
	}
	return p.w.Flush()
}

func (p *textProduct) failure(f *report.Failure) error {
	if f.URL != "" && p.written == 0 {
		return nil // standard error says it; a report of one failed fetch has nothing to add
	}
	if err := report.TextFailure(p.w, f, p.style); err != nil {
		return err
	}
	return p.w.Flush()
}

func (p *textProduct) close(run report.Run, s report.Summary) error {
	if err := report.TextSummary(p.w, &s, run.Incomplete, p.style); err != nil {
		return err
	}
	return p.w.Flush()
}

// jsonProduct is one document, so it waits for the end.
type jsonProduct struct {
	w      *bufio.Writer
	report report.Report
}

func (p *jsonProduct) exchange(x *written) error {
	p.report.Exchanges = append(p.report.Exchanges, x.Exchange)
	return nil
}

func (p *jsonProduct) failure(f *report.Failure) error {
	p.report.Errors = append(p.report.Errors, *f)
	return nil
}

func (p *jsonProduct) close(run report.Run, s report.Summary) error {
	p.report.Run, p.report.Summary = run, s
	if err := report.JSON(p.w, &p.report); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return p.w.Flush()
}

// ndjsonProduct writes a line for each exchange.
type ndjsonProduct struct {
	*report.NDJSON
	out *batch
}

func (p *ndjsonProduct) exchange(x *written) error       { return p.Line(&x.Exchange, x.content) }
func (p *ndjsonProduct) failure(f *report.Failure) error { return p.Failure(f) }
func (p *ndjsonProduct) close(run report.Run, s report.Summary) error {
	if err := p.End(run, s); err != nil {
		return err
	}
	return p.out.flush()
}
