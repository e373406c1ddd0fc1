package report

import (
	"fmt"
	"io"
)

// TextRun writes a run for a person to read, exchange by exchange. Each is
// written at once: somebody may be waiting for it.
type TextRun struct {
	w       io.Writer
	style   Style
	title   string // of the next exchange
	written int
}

// NewTextRun returns a writer of text to w.
func NewTextRun(w io.Writer, s Style) *TextRun { return &TextRun{w: w, style: s} }

// Title heads the next exchange, and makes it and all that follow brief if that
// is wanted.
func (t *TextRun) Title(text string, brief bool) {
	t.title, t.style.Brief = text, t.style.Brief || brief
}

// Begin writes nothing: text begins with its first exchange.
func (t *TextRun) Begin(Tool, Run) error { return nil }

// Exchange writes an exchange, and before it what parts it from the one before.
func (t *TextRun) Exchange(x *Exchange) error {
	p := newPrinter(t.w, t.style)
	if t.written++; t.written > 1 {
		p.blank()
		if !t.style.Brief {
			p.blank()
		}
	}
	if t.title != "" {
		p.add(inkTitle, t.title).end()
		t.title = ""
	}
	p.exchange(x)
	return p.flush()
}

// Failure writes what failed, but for a URL before any exchange: standard error
// says it, and a report of one failed fetch has nothing to add.
func (t *TextRun) Failure(f *Failure) error {
	if f.URL != "" && t.written == 0 {
		return nil
	}
	p := newPrinter(t.w, t.style)
	p.blank()
	p.add(inkError, p.failure).add(inkPlain, " ").add(inkError, "failed").add(inkPlain, " ")
	p.foldedText(f.place())
	p.paragraph(inkPlain, 2, f.Message)
	if f.Hint != "" {
		p.paragraph(inkPlain, 2, f.Hint)
	}
	return p.flush()
}

// place says what failed, or where.
func (f *Failure) place() string {
	switch {
	case f.URL != "":
		return f.URL
	case f.Entry > 0:
		return fmt.Sprintf("%s, entry %d", f.File, f.Entry)
	case f.Line > 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	case f.File == "" && f.Shard != "":
		return "shard " + f.Shard
	}
	return f.File
}

// End writes a line about a run of several exchanges, and nothing about a
// single one that went well.
func (t *TextRun) End(run Run, s Summary) error {
	if s.Exchanges+s.Failed < 2 && !run.Incomplete {
		return nil
	}
	p := newPrinter(t.w, t.style)
	p.blank()
	text := several(s.Exchanges, "exchange")
	if s.Failed > 0 {
		text += fmt.Sprintf(", %d failed", s.Failed)
	}
	text += ": " + counted(s.Findings) + "."
	if run.Incomplete {
		text += " The run was cut short."
	}
	p.paragraph(inkTitle, 0, text)
	return p.flush()
}
