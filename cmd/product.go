package cmd

import "maxage/report"

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

// put writes an exchange, which may be encoded already.
func put(p report.Writer, w *written) error {
	if n, ok := p.(*ndjsonProduct); ok && w.content != nil {
		return n.Line(&w.Exchange, w.content)
	}
	return p.Exchange(&w.Exchange)
}
