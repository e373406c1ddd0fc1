package report

// file writes a place in a file of the user's, if there is one.
func (e *encoder) file(name string, p *Place) {
	if p == nil {
		return
	}
	e.key(name)
	e.open('{')
	e.text("file", p.File)
	e.count("line", p.Line)
	e.count("column", p.Column)
	e.close('}')
}

func (e *encoder) checks(list []Check) {
	if len(list) == 0 {
		return
	}
	each(e, "checks", list, func(e *encoder, c *Check) {
		e.text("name", c.Name)
		e.flag("met", c.Met)
		e.file("place", c.Place)
	})
}
