package report

// beside prints the line at the left and its notes in the gutter at the right,
// so that the transcript can be copied.
func (p *printer) beside(l rawLine, notes []note) {
	gutter := p.gutter()
	p.raw(l, p.columns())
	if len(notes) == 0 {
		p.end()
		return
	}
	marks := ""
	if p.at > gutter-2 {
		p.end()
	} else {
		marks = p.underline(l, notes)
	}
	bytes, label := byteColumn(p, notes), labelColumn(notes)
	margin := func() {
		p.add(inkPlain, marks)
		marks = ""
		p.pad(gutter)
		p.add(inkPlain, p.bar+" ")
	}
	p.pad(gutter)
	p.add(inkPlain, p.bar+" ")
	for i := range notes {
		if i > 0 {
			margin()
		}
		p.noted(&notes[i], bytes, label, p.columns(), margin)
	}
}

// underline marks the parts of the line that have notes of their own.
func (p *printer) underline(l rawLine, notes []note) string {
	if len(notes) < 2 {
		return ""
	}
	row := []byte{}
	before := width(p.visible("  " + l.mark + " " + l.name))
	for i := range notes {
		n := &notes[i]
		if n.end <= n.start || n.end > len(l.rest) {
			continue
		}
		from := before + width(p.visible(l.rest[:n.start]))
		to := before + width(p.visible(l.rest[:n.end]))
		for len(row) < to {
			row = append(row, ' ')
		}
		for k := from; k < to; k++ {
			row[k] = '~'
		}
	}
	return string(row)
}
