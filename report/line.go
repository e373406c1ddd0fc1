package report

import "strings"

// note explains a part of a line: what it is (its bytes), what that is called,
// what it means.
type note struct {
	bytes, label, text, ref string
	ink                     ink
	start, end              int // where bytes stand in the line; end 0: nowhere in particular
}

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

// refSuffix is how a note ends when references are wanted.
func (p *printer) refSuffix(ref string) string {
	if !p.Verbose || ref == "" {
		return ""
	}
	return " [" + strings.ReplaceAll(p.shortRef(ref), " ", glue) + "]"
}

const longestBytes = 26

// byteColumn and labelColumn are the widths of the columns that the notes of
// one line share.
func byteColumn(p *printer, notes []note) int {
	most := 0
	for i := range notes {
		if w := width(p.visible(notes[i].bytes)); w <= longestBytes {
			most = max(most, w)
		}
	}
	return most
}

func labelColumn(notes []note) int {
	most := 0
	for i := range notes {
		most = max(most, len(notes[i].label))
	}
	return most
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

// noted prints a note from the present column on; margin begins every further
// line.
func (p *printer) noted(n *note, bytes, label, right int, margin func()) {
	start := p.at
	if n.bytes != "" {
		shown := folded(p.visible(n.bytes), right-start, right-start, p.fold)
		for i, part := range shown {
			if i > 0 {
				p.end()
				margin()
			}
			p.add(inkStrong, part)
		}
		if p.at-start > bytes || len(shown) > 1 {
			p.end()
			margin()
		}
	}
	indent := start
	if n.bytes == "" && n.label == "" {
		bytes, label = 0, 0 // it speaks of the whole line
	}
	if bytes > 0 {
		indent += bytes + 2
	}
	p.pad(indent)
	if label > 0 {
		p.add(inkStrong, n.label)
		indent += label + 2
		p.pad(indent)
	}
	p.hanging(n, indent, right, margin)
}

func (p *printer) pad(column int) {
	if column > p.at {
		p.add(inkPlain, strings.Repeat(" ", column-p.at))
	}
}

// hanging prints the text of a note wrapped between two columns. In a gutter
// its reference stands at the right edge, if there is room.
func (p *printer) hanging(n *note, indent, right int, margin func()) {
	text := p.visible(n.text)
	edge := strings.TrimPrefix(p.shortRef(n.ref), "RFC ")
	beside := p.gutter() > 0 && edge != "" && indent+width(text)+2+width(edge) <= right
	if !beside {
		text += p.refSuffix(n.ref)
	}
	for i, line := range wrap(text, right-indent, p.fold) {
		if i > 0 {
			margin()
			p.pad(indent)
		}
		p.add(n.ink, line)
		if beside {
			p.pad(right - width(edge))
			p.ref(edge, n.ref)
		}
		p.end()
	}
}
