package report

import (
	"strings"

	"maxage/inspect/rules"
)

// exampleTitles are the headings over a rule's two examples: the case that it
// fires in, and the one that it is silent in.
func exampleTitles(r *rules.Rule) (fires, silent string) {
	if r.Severity == rules.Good {
		return "A good example", "Without it"
	}
	return "A bad example", "A good example"
}

// examples shows what a rule looks for, in responses of its own test data.
func (p *printer) examples(r *rules.Rule) {
	fires, silent := examples(r)
	firesTitle, silentTitle := exampleTitles(r)
	p.example(firesTitle, fires)
	p.example(silentTitle, silent)
}

func (p *printer) example(title string, c *ruleCase) {
	if c == nil {
		return
	}
	p.heading(title, c.name)
	glyph, k := p.severity(string(c.severity))
	for i, l := range c.lines {
		if l.kind == bodyLine && c.lines[i-1].kind != bodyLine {
			p.blank()
		}
		p.exampleLine(l, k)
	}
	if c.says != "" {
		p.add(inkPlain, "  ").add(k, glyph).add(inkPlain, " ")
		p.paragraph(inkPlain, p.at, c.says)
	}
}

// exampleLine prints a line of a case as the transcript has it, folded where
// it must be, and carets below the bytes that the finding points at.
func (p *printer) exampleLine(l caseLine, k ink) {
	mark, name := "  ", ""
	switch l.kind {
	case remark:
		p.paragraph(inkPlain, 2, l.text)
		return
	case requestLine:
		mark = "> "
	case responseLine:
		mark = "< "
	}
	if before, _, isField := strings.Cut(l.text, ":"); isField && l.kind != bodyLine && !strings.Contains(before, " ") {
		name = before + ":"
	}
	text := p.visible(l.text)
	left := len(p.visible(name)) // bytes of the name still to come
	at := 0                      // columns of the text already printed
	parts := folded(text, p.columns()-4, p.columns()-8, p.fold)
	for i, part := range parts {
		indent := "  " + mark
		if i > 0 {
			indent = strings.Repeat(" ", 8)
		}
		whole := part
		if i < len(parts)-1 {
			whole = strings.TrimSuffix(part, p.fold)
		}
		n := min(left, len(whole))
		left -= n
		p.add(inkPlain, indent).add(inkName, part[:n]).add(inkPlain, part[n:]).end()
		p.carets(len(indent), at, at+width(whole), p.columnsOf(l), k)
		at += width(whole)
	}
}

// columnsOf returns the marks of a line as columns of its visible text.
func (p *printer) columnsOf(l caseLine) []stretch {
	var out []stretch
	for _, m := range l.marks {
		out = append(out, stretch{width(p.visible(l.text[:m.from])), width(p.visible(l.text[:m.to]))})
	}
	return out
}

// carets prints a row of carets below the columns from..to of a line.
func (p *printer) carets(indent, from, to int, marks []stretch, k ink) {
	row := caretRow(from, to, marks)
	if row == "" {
		return
	}
	carets := strings.TrimLeft(row, " ")
	p.add(inkPlain, strings.Repeat(" ", indent+len(row)-len(carets))).add(k, carets).end()
}

// caretRow writes carets below the marks that lie in the columns from..to, or
// nothing.
func caretRow(from, to int, marks []stretch) string {
	row := []byte(strings.Repeat(" ", to-from))
	for _, m := range marks {
		for at := max(m.from, from); at < min(m.to, to); at++ {
			row[at-from] = '^'
		}
	}
	return strings.TrimRight(string(row), " ")
}
