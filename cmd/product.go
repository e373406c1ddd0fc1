package cmd

import (
	"bufio"

	"maxage/report"
)

// flushed is a format that is complete at the end.
type flushed struct {
	report.Writer
	flush func() error
}

func (p flushed) End(run report.Run, s report.Summary) error {
	if err := p.Writer.End(run, s); err != nil {
		return err
	}
	return p.flush()
}

// textProduct writes each exchange when it is there. It is flushed each time:
// somebody may be waiting for it.
type textProduct struct {
	w       *bufio.Writer
	style   report.Style
	written int
	title   string // of the next exchange
}

func (p *textProduct) Begin(report.Tool, report.Run) error { return nil }

func (p *textProduct) Exchange(x *report.Exchange) error {
	if p.written++; p.written > 1 {
		p.w.WriteString(report.TextGap(p.style))
	}
	if p.title != "" {
		if err := report.TextTitle(p.w, p.title, p.style); err != nil {
			return err
		}
		p.title = ""
	}
	if err := report.Text(p.w, x, p.style); err != nil {
		return err
	}
	return p.w.Flush()
}

func (p *textProduct) Failure(f *report.Failure) error {
	if f.URL != "" && p.written == 0 {
		return nil // standard error says it; a report of one failed fetch has nothing to add
	}
	if err := report.TextFailure(p.w, f, p.style); err != nil {
		return err
	}
	return p.w.Flush()
}

func (p *textProduct) End(run report.Run, s report.Summary) error {
	if err := report.TextSummary(p.w, &s, run.Incomplete, p.style); err != nil {
		return err
	}
	return p.w.Flush()
}

// ndjsonProduct writes a line for each exchange.
type ndjsonProduct struct {
	*report.NDJSON
	out *batch
}

func (p *ndjsonProduct) End(run report.Run, s report.Summary) error {
	if err := p.NDJSON.End(run, s); err != nil {
		return err
	}
	return p.out.flush()
}

// put writes an exchange, which may be encoded already.
func put(p report.Writer, w *written) error {
	if n, ok := p.(*ndjsonProduct); ok && w.content != nil {
		return n.Line(&w.Exchange, w.content)
	}
	return p.Exchange(&w.Exchange)
}
