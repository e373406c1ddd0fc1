package field

// lines collects the few line numbers of one field without allocating.
type lines struct {
	few  [8]int
	many []int
	n    int
}

func (l *lines) add(i int) {
	if l.n < len(l.few) {
		l.few[l.n] = i
	} else {
		if l.many == nil {
			l.many = append(l.many, l.few[:]...)
		}
		l.many = append(l.many, i)
	}
	l.n++
}

func (l *lines) slice() []int {
	if l.many != nil {
		return l.many
	}
	return l.few[:l.n]
}
