package report

import (
	"fmt"
	"sort"
	"strings"

	"maxage/inspect/wire"
)

// severities in the order in which findings are shown.
var severities = []string{"error", "warning", "info", "good"}

func rank(severity string) int {
	for i, s := range severities {
		if s == severity {
			return i
		}
	}
	return len(severities)
}

// gravestFirst sorts a copy; praise comes last.
func gravestFirst(findings []Finding) []Finding {
	out := append([]Finding(nil), findings...)
	sort.SliceStable(out, func(i, k int) bool { return rank(out[i].Severity) < rank(out[k].Severity) })
	return out
}

func (p *printer) severity(s string) (glyph string, k ink) {
	switch s {
	case "error":
		k = inkError
	case "warning":
		k = inkWarning
	case "good":
		k = inkGood
	default:
		k = inkInfo
	}
	return p.of(s), k
}

func (v *view) findings() {
	if len(v.x.Findings) == 0 {
		return
	}
	v.heading("Findings", "")
	sorted := gravestFirst(v.x.Findings)
	for i := range sorted {
		v.finding(&sorted[i])
	}
	v.paragraph(inkPlain, 2, counts(sorted)+". Explain one: maxage explain "+sorted[0].Rule)
}

// finding prints what a rule has to say, and how to mend it.
func (p *printer) finding(f *Finding) {
	glyph, k := p.severity(f.Severity)
	p.add(inkPlain, "  ").add(k, glyph).add(inkPlain, " ").add(k, f.Severity).add(inkPlain, "  ").add(inkStrong, f.Rule)
	if where := f.where(); where != "" {
		p.add(inkPlain, "  "+where)
	}
	p.end()
	p.paragraph(inkPlain, 4, f.Message)
	if f.Fix != "" && f.Severity != "good" {
		p.add(inkPlain, "    ").add(inkStrong, "fix: ")
		p.paragraph(inkPlain, 9, f.Fix)
	}
	if len(f.Caches) > 0 {
		p.paragraph(inkPlain, 4, "caches: "+strings.Join(f.Caches, ", "))
	}
	if len(f.Refs) > 0 {
		p.refs(4, f.Refs)
	}
}

// where names the header lines that the evidence lies in, and the body.
func (f *Finding) where() string {
	var names []string
	seen := map[string]bool{}
	for _, s := range f.Evidence {
		if s.Part == wire.Content.String() {
			s.Name = "the body"
		}
		if s.Name != "" && !seen[s.Name] && len(names) < 3 {
			seen[s.Name] = true
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "at " + strings.Join(names, ", ")
}

// counts says how many findings there are of each severity.
func counts(findings []Finding) string {
	var n [4]int
	for i := range findings {
		if r := rank(findings[i].Severity); r < len(n) {
			n[r]++
		}
	}
	return counted(Counts{n[0], n[1], n[2], n[3]})
}

func counted(c Counts) string {
	var parts []string
	for i, n := range [4]int{c.Error, c.Warning, c.Info, c.Good} {
		switch {
		case n == 0:
		case n == 1 || i >= 2:
			parts = append(parts, fmt.Sprintf("%d %s", n, severities[i]))
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, severities[i]))
		}
	}
	if len(parts) == 0 {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}
