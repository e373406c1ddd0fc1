package report

import "strings"

// note explains a part of a line: what it is (its bytes), what that is called,
// what it means.
type note struct {
	bytes, label, text, ref string
	ink                     ink
	start, end              int // where bytes stand in the line; end 0: nowhere in particular
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
