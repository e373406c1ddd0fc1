package report

import (
	"bytes"
	"io"
	"testing"
)

// A saved report must give the same bytes as a fresh one, in every format.
func TestFormatsAfterSaving(t *testing.T) {
	fresh := siteReport(t, 300)
	fresh.Exchanges = append(fresh.Exchanges, formatsReport(t).Exchanges...)
	var saved bytes.Buffer
	if err := asJSON(&saved, fresh); err != nil {
		t.Fatal(err)
	}
	read, err := readReport(&saved)
	if err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]func(io.Writer) format{
		"html":     func(w io.Writer) format { return NewHTML(w) },
		"text":     func(w io.Writer) format { return NewTextAudit(w, AuditStyle{Passed: 10}) },
		"markdown": func(w io.Writer) format { return NewMarkdown(w, "") },
		"csv":      func(w io.Writer) format { return NewCSV(w) },
	} {
		var a, b bytes.Buffer
		play(t, to(&a), fresh)
		play(t, to(&b), read)
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s differs after being saved", name)
		}
	}
}
