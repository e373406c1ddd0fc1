package field

// targeted explains a line of a targeted field (RFC 9213): whom it addresses,
// and its directives.
func (a *annotator) targeted() {
	name := lower(a.m.Fields[a.line].Name)
	for i := range a.Targeted {
		t := &a.Targeted[i]
		if t.Name != name {
			continue
		}
		if !t.Valid {
			why := t.Err
			if why == "" {
				why = "it is empty"
			}
			a.say("no well-formed structured dictionary (%s): ignored as a whole", why).Ref = "RFC 9213 section 2.1"
			return
		}
		if a.line == t.Lines[0] {
			a.say("%s, which then ignore Cache-Control and Expires", a.info.Brief)
		}
		c := a.control(&t.Directives)
		c.only = true
		if len(t.Lines) > 50 {
			return // not written for people; finding the line of each would take forever
		}
		for k := range t.Directives.List {
			if d := &t.Directives.List[k]; d.Span.Line == a.line {
				a.directive(d, c.meaning(d))
			}
		}
		for k := range t.Params {
			if d := &t.Params[k]; d.Span.Line == a.line {
				a.piece(d.Span, d.Name, "behind a semicolon it is a parameter, no directive: ignored").Ref = "RFC 9213 section 2.1"
			}
		}
	}
}
