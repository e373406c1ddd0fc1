package report

import (
	"io"
	"strings"

	"maxage/inspect/rules"
)

// ExplainRule says what a rule looks for, why that matters, and what to do.
func ExplainRule(w io.Writer, r *rules.Rule, s Style) error {
	p := newPrinter(w, s)
	glyph, k := p.severity(string(r.Severity))
	p.add(inkTitle, r.ID).add(inkPlain, "  ").add(k, glyph+" "+string(r.Severity)).add(inkPlain, ", "+string(r.Category))
	if r.Optional {
		p.add(inkPlain, ", off unless asked for")
	}
	p.end()
	p.paragraph(inkPlain, 2, r.Title+".")
	for part := range strings.SplitSeq(r.Doc, "\n\n") {
		p.blank()
		p.paragraph(inkPlain, 2, part)
	}
	if r.Fix != "" {
		p.blank()
		p.add(inkPlain, "  ").add(inkStrong, "fix: ")
		p.paragraph(inkPlain, 7, r.Fix)
	}
	if len(r.Refs) > 0 {
		p.blank()
		p.refs(2, r.Refs)
	}
	return p.flush()
}

// refs prints references on one line.
func (p *printer) refs(indent int, refs []string) {
	p.add(inkPlain, strings.Repeat(" ", indent))
	for i, ref := range refs {
		shown := p.shortRef(ref)
		if i > 0 {
			p.add(inkPlain, ", ")
			if p.at+width(shown) > p.columns() {
				p.end()
				p.add(inkPlain, strings.Repeat(" ", indent))
			}
		}
		p.ref(shown, ref)
	}
	p.end()
}

// RulesTable lists rules, one a line.
func RulesTable(w io.Writer, list []*rules.Rule, s Style) error {
	p := newPrinter(w, s)
	most := 0
	for _, r := range list {
		most = max(most, len(r.ID))
	}
	for _, r := range list {
		glyph, k := p.severity(string(r.Severity))
		p.add(inkPlain, "  ").add(k, glyph).pad(5)
		p.add(k, string(r.Severity)).pad(14)
		p.add(inkStrong, r.ID).pad(16 + most)
		text := r.Title
		if r.Optional {
			text += " (off unless asked for)"
		}
		p.paragraph(inkPlain, 16+most, text)
	}
	return p.flush()
}
