package cmd

import (
	"errors"
	"os"
	"syscall"

	"maxage/report"
)

// product is a report in one format and where it goes. When it cannot be
// written that is kept in mind, and spoils no other product.
type product struct {
	to    report.Writer
	place string       // what the user calls it
	out   *os.File     // what is written
	file  *pendingFile // the same, or nil for standard output
	err   error        // the first write that failed
}

// take writes a step of the run.
func (p *product) take(e report.Event) {
	if p.err == nil {
		p.err = e.Write(p.to)
	}
}

// put writes an exchange, which may be encoded already.
func (p *product) put(w *written) {
	if n, ok := p.to.(*ndjsonProduct); ok && w.content != nil && p.err == nil {
		p.err = n.Line(&w.Exchange, w.content)
		return
	}
	p.take(report.Event{Exchange: &w.Exchange})
}

// finish puts the file in place if it is whole, and says why it is not. That
// nobody reads standard output any more is no fault.
func (p *product) finish() error {
	if p.err != nil {
		p.discard()
	} else if p.file != nil {
		p.err = p.file.commit()
	}
	var write *os.PathError
	var rename *os.LinkError
	switch {
	case p.file == nil && errors.Is(p.err, syscall.EPIPE):
		return nil
	case errors.As(p.err, &rename):
		return rename.Err
	case errors.As(p.err, &write) && write.Path == p.out.Name():
		return write.Err
	}
	return p.err
}

func (p *product) discard() {
	if p.file != nil {
		p.file.discard()
	}
}

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
