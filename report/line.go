package report

import "strings"

// rawLine is a line of the transcript, cut into a mark (< or >), a name, and
// the rest.
type rawLine struct{ mark, name, rest string }

// explained prints a line of the transcript and what its parts mean: beside it
// where there is a gutter, otherwise below it.
func (p *printer) explained(l rawLine, notes []note) {
	if p.gutter() > 0 {
		p.beside(l, notes)
		return
	}
	if len(notes) == 1 && notes[0].bytes == "" && p.inline(l, &notes[0]) {
		return
	}
	p.raw(l, p.columns())
	p.end()
	bytes, label := byteColumn(p, notes), labelColumn(notes)
	for i := range notes {
		p.below(&notes[i], bytes, label, i == len(notes)-1)
	}
}

// raw prints the line as received, folded at the given column, and leaves its
// last part under way.
func (p *printer) raw(l rawLine, right int) {
	p.add(inkPlain, "  "+l.mark+" ")
	name := p.visible(l.name)
	left := len(name) // bytes of it still to come
	for i, part := range folded(name+p.visible(l.rest), right-p.at, right-8, p.fold) {
		if i > 0 {
			p.end()
			p.add(inkPlain, strings.Repeat(" ", 8))
		}
		n := min(left, len(strings.TrimSuffix(part, p.fold)))
		p.add(inkName, part[:n]).add(inkPlain, part[n:])
		left -= n
	}
}

const inlineColumn = 34

// inline puts a single note on the line itself, if both are short.
func (p *printer) inline(l rawLine, n *note) bool {
	used := 4 + width(p.visible(l.name)) + width(p.visible(l.rest))
	text := p.visible(n.text) + strings.ReplaceAll(p.refSuffix(n.ref), glue, " ")
	if at := max(used+2, inlineColumn); at+width(text) > p.columns() {
		return false
	}
	p.raw(l, p.columns())
	p.to(inlineColumn-1).add(inkPlain, " ").add(n.ink, text).end()
	return true
}

// below prints a note as a branch under its line.
func (p *printer) below(n *note, bytes, label int, last bool) {
	twig, stem := p.branch, p.bar
	if last {
		twig, stem = p.last, " "
	}
	p.add(inkPlain, "    "+twig+" ")
	p.noted(n, bytes, label, p.columns(), func() { p.add(inkPlain, "    "+stem+"  ") })
}
