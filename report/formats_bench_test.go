package report

import (
	"bytes"
	"io"
	"testing"
)

// BenchmarkFormats compares writing a report in a format with decoding it from
// JSON: at most three times as long is the aim.
func BenchmarkFormats(b *testing.B) {
	var saved bytes.Buffer
	if err := asJSON(&saved, siteReport(b, 2000)); err != nil {
		b.Fatal(err)
	}
	var r *Report
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			var err error
			if r, err = readReport(bytes.NewReader(saved.Bytes())); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, f := range []struct {
		name string
		to   func(io.Writer) format
	}{
		{"html", func(w io.Writer) format { return NewHTML(w) }},
		{"text", func(w io.Writer) format { return NewTextAudit(w, AuditStyle{Passed: 10}) }},
		{"group", func(w io.Writer) format { return NewTextAudit(w, AuditStyle{Group: true, Passed: 10}) }},
		{"markdown", func(w io.Writer) format { return NewMarkdown(w, "") }},
		{"csv", func(w io.Writer) format { return NewCSV(w) }},
	} {
		b.Run(f.name, func(b *testing.B) {
			if r == nil {
				r, _ = readReport(bytes.NewReader(saved.Bytes()))
			}
			for b.Loop() {
				play(b, f.to(io.Discard), r)
			}
		})
	}
}
