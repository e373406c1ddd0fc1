package report

import "io"

// TextRun writes a run for a person to read, exchange by exchange.
type TextRun struct {
	w       io.Writer
	style   Style
	written int
}

// NewTextRun returns a writer of text to w.
func NewTextRun(w io.Writer, s Style) *TextRun { return &TextRun{w: w, style: s} }

// Begin writes nothing: text begins with its first exchange.
func (t *TextRun) Begin(Tool, Run) error { return nil }

// Exchange writes an exchange.
func (t *TextRun) Exchange(x *Exchange) error {
	if t.written++; t.written > 1 {
		if _, err := io.WriteString(t.w, TextGap(t.style)); err != nil {
			return err
		}
	}
	return Text(t.w, x, t.style)
}

// Failure writes what failed.
func (t *TextRun) Failure(f *Failure) error { return TextFailure(t.w, f, t.style) }

// End writes a line about a run of several exchanges.
func (t *TextRun) End(run Run, s Summary) error {
	return TextSummary(t.w, &s, run.Incomplete, t.style)
}
