package rules

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

// remark returns the text of the case with the marks of the finding.
func (c testCase) remark(t testing.TB, x *wire.Exchange, f *Finding) string {
	t.Helper()
	var out bytes.Buffer
	r := newCaseReader()
	parts := strings.Count(c.text, "\n// then") // exchanges before the one that the marks speak of
	for line := range strings.Lines(c.text) {
		if strings.HasPrefix(line, "// then") {
			parts--
			r = newCaseReader()
			out.WriteString(line)
			continue
		}
		if r.message != nil && strings.HasPrefix(line, "//") {
			continue
		}
		out.WriteString(line)
		if err := r.read(strings.TrimRight(line, "\n")); err != nil {
			t.Fatal(err)
		}
		if parts > 0 || f == nil || r.message == nil || line == "\n" {
			continue
		}
		for i, s := range f.At {
			if s.Part != r.part || s.Line != r.line || s.Part == wire.Content && !r.stands(s, line) {
				continue
			}
			from, carets := s.Start+r.offset, s.End-s.Start
			if from < 2 {
				carets -= 2 - from
				from = 2
			}
			out.WriteString("//" + strings.Repeat(" ", from-2) + strings.Repeat("^", carets))
			if i == 0 {
				out.WriteString(" " + says(f))
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// stands reports whether the span of the body lies in the line read last.
func (r *caseReader) stands(s wire.Span, line string) bool {
	return s.Start >= -r.offset && s.Start < -r.offset+len(line)
}

func writeCases(t *testing.T, path string, f caseFile) {
	t.Helper()
	var b strings.Builder
	b.WriteString(f.comment)
	for _, c := range f.cases {
		b.WriteString("-- " + c.name + " --\n" + c.text)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
