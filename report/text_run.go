package report

import (
	"fmt"
	"io"
)

// TextReport writes a whole report for a person to read: the exchanges and what
// failed, in the order of the run, and a summary when there was more than one
// thing to report.
func TextReport(w io.Writer, r *Report, s Style) error {
	return Convert(r.Events(), NewTextRun(w, s))
}

// TextGap is what stands between two exchanges.
func TextGap(s Style) string {
	if s.Brief {
		return "\n"
	}
	return "\n\n"
}

// TextFailure writes what failed.
func TextFailure(w io.Writer, f *Failure, s Style) error {
	p := newPrinter(w, s)
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
	}
	return f.File
}

// TextSummary writes one line about a run of several exchanges, and nothing
// about a single one that went well.
func TextSummary(w io.Writer, sum *Summary, incomplete bool, s Style) error {
	if sum.Exchanges+sum.Failed < 2 && !incomplete {
		return nil
	}
	p := newPrinter(w, s)
	p.blank()
	text := fmt.Sprintf("%d exchanges", sum.Exchanges)
	if sum.Exchanges == 1 {
		text = "1 exchange"
	}
	if sum.Failed > 0 {
		text += fmt.Sprintf(", %d failed", sum.Failed)
	}
	text += ": " + counted(sum.Findings) + "."
	if incomplete {
		text += " The run was cut short."
	}
	p.paragraph(inkTitle, 0, text)
	return p.flush()
}
