package report

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

const goldenFormats = golden + "/formats"

func auditText(t testing.TB, r *Report, s AuditStyle) []byte {
	t.Helper()
	var b bytes.Buffer
	play(t, NewTextAudit(&b, s), r)
	return b.Bytes()
}

func TestTextAudit(t *testing.T) {
	if err := os.MkdirAll(goldenFormats, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, v := range []struct {
		name  string
		style AuditStyle
	}{
		{"audit.80", AuditStyle{Style: Style{Width: 80}, Passed: 2, FailOn: "error"}},
		{"audit.120", AuditStyle{Style: Style{Width: 120}, Passed: -1, FailOn: "error"}},
		{"audit.ascii", AuditStyle{Style: Style{Width: 80, ASCII: true}, Passed: 2, FailOn: "error"}},
		{"audit.color", AuditStyle{Style: Style{Width: 80, Color: true}, Passed: 2}},
		{"audit.verbose", AuditStyle{Style: Style{Width: 80, Verbose: true}}},
		{"audit.group", AuditStyle{Style: Style{Width: 80}, Group: true, Passed: 2}},
	} {
		r := formatsReport(t)
		for i := range 12 {
			x := r.Exchanges[4+i%2*3]
			x.URL += fmt.Sprintf("?v=%d", i)
			r.Exchanges = append(r.Exchanges, x)
		}
		out := auditText(t, r, v.style)
		compare(t, goldenFormats+"/"+v.name+".txt", out)
		if !v.style.Color {
			checkHarmless(t, string(out))
		}
		var again bytes.Buffer
		if err := asJSON(&again, r); err != nil {
			t.Fatal(err)
		}
		read, err := readReport(&again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out, auditText(t, read, v.style)) {
			t.Errorf("%s reads differently after being saved", v.name)
		}
	}
}

func TestTextAuditWidth(t *testing.T) {
	for _, w := range []int{60, 72, 80, 100, 110, 160} {
		for _, s := range []AuditStyle{{Passed: 2}, {Style: Style{Verbose: true}}, {Style: Style{ASCII: true}, Group: true, Passed: -1}} {
			s.Width = w
			r := formatsReport(t)
			r.Exchanges[0].URL = "https://other.example/" + strings.Repeat("long/", 60)
			for line := range strings.Lines(string(auditText(t, r, s))) {
				line = strings.TrimSuffix(line, "\n")
				if width(line) > w || strings.TrimRight(line, " ") != line {
					t.Errorf("at %d: %d wide: %q", w, width(line), line)
				}
			}
		}
	}
}

// Memory must not grow with what passes.
func TestTextAuditKeepsLittle(t *testing.T) {
	r := formatsReport(t)
	a := NewTextAudit(&bytes.Buffer{}, AuditStyle{Passed: 3})
	for range 1000 {
		a.Exchange(&r.Exchanges[4])
	}
	if len(a.rows) != 3 || a.omitted != 997 {
		t.Errorf("%d rows kept, %d omitted", len(a.rows), a.omitted)
	}
	g := NewTextAudit(&bytes.Buffer{}, AuditStyle{Group: true, Passed: -1})
	for i := range 1000 {
		x := r.Exchanges[i%8]
		x.URL = fmt.Sprint("https://shop.example/", i)
		g.Exchange(&x)
	}
	if len(g.rows) != 8 && len(g.rows) != 7 {
		t.Errorf("%d groups", len(g.rows))
	}
}
