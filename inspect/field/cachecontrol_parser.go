package field

import "maxage/inspect/wire"

// parser reads one Cache-Control line. What stands between two commas should
// be one directive; where it is several pieces, held together by a semicolon
// or a missing comma, each is read and marked with that fault.
type parser struct {
	s    string
	part wire.Part
	line int
	pos  int
	open bool // a quote was opened and never closed: all that follows is suspect
	out  *Directives
}

func (p *parser) parse() {
	for p.pos < len(p.s) {
		begin := len(p.out.List)
		var fault Fault
		for p.pos < len(p.s) && p.s[p.pos] != ',' {
			fault = max(fault, p.piece())
		}
		p.pos++
		for i := begin; fault != NoFault && i < len(p.out.List); i++ {
			p.blame(&p.out.List[i], fault)
			p.out.widen(i)
		}
	}
}

// piece reads up to the next comma, semicolon or gap, and returns a fault that
// concerns the whole member.
func (p *parser) piece() Fault {
	fault := p.skip()
	start := p.pos
	for p.pos < len(p.s) && isTokenChar(p.s[p.pos]) {
		p.pos++
	}
	if p.pos == start {
		return fault
	}
	d := Directive{Name: p.s[start:p.pos], Seconds: Invalid}
	if d.Kind = KindOf(d.Name); d.Kind != Unknown {
		d.Name = d.Kind.String()
	} else {
		d.Name = lower(d.Name)
	}
	p.argument(&d)
	d.Span = p.span(start, p.pos)
	fault = max(fault, p.gap())
	p.check(&d)
	if p.open && d.Fault < UnclosedQuote {
		p.blame(&d, UnclosedQuote)
	}
	p.out.add(d)
	return fault
}

// skip passes over what stands before the name, and says what is wrong with it.
func (p *parser) skip() (fault Fault) {
	for p.pos < len(p.s) && !isTokenChar(p.s[p.pos]) && p.s[p.pos] != ',' {
		switch c := p.s[p.pos]; {
		case c == ';':
			fault = max(fault, Semicolon)
		case !isSpace(c):
			fault = max(fault, BadToken)
		}
		p.pos++
	}
	return fault
}

// argument reads "=value" behind the name, if it is there.
func (p *parser) argument(d *Directive) {
	i := p.pos
	for i < len(p.s) && isSpace(p.s[i]) {
		i++
	}
	if i == len(p.s) || p.s[i] != '=' {
		return
	}
	spaced := i > p.pos
	i++
	after := i
	for i < len(p.s) && isSpace(p.s[i]) {
		i++
	}
	if i == len(p.s) || p.s[i] == ',' || p.s[i] == ';' {
		i = after // "max-age= ," has an empty argument
	}
	if spaced || i > after {
		d.Fault = SpaceAroundEquals
	}
	d.HasArg = true
	end := p.argumentEnd(d, i)
	d.ArgSpan, p.pos = p.span(i, end), end
}

// argumentEnd finds the end of the argument at s[i] and sets d.Arg.
func (p *parser) argumentEnd(d *Directive, i int) int {
	if i < len(p.s) && p.s[i] == '"' {
		if end := p.closeQuote(i); end > 0 {
			d.Arg, d.Quoted = unquote(p.s[i:end]), true
			return end
		}
		d.Fault, p.open = UnclosedQuote, true
	}
	end := i
	for end < len(p.s) && p.s[end] != ',' && p.s[end] != ';' && !isSpace(p.s[end]) {
		end++
	}
	d.Arg = p.s[i:end]
	return end
}

// gap looks at what stands between a piece and the next comma.
func (p *parser) gap() Fault {
	i := p.pos
	for i < len(p.s) && isSpace(p.s[i]) {
		i++
	}
	switch {
	case i == len(p.s) || p.s[i] == ',':
		p.pos = i
		return NoFault
	case p.s[i] == ';':
		return Semicolon
	case isTokenChar(p.s[i]):
		return MissingComma
	}
	return BadToken
}

func (p *parser) span(start, end int) wire.Span {
	return wire.Span{Part: p.part, Line: p.line, Start: start, End: end}
}

// closeQuote looks for the end of a quoted-string, once: behind a quote that is
// never closed, looking again for each further one would take for ever.
func (p *parser) closeQuote(start int) int {
	if p.open {
		return -1
	}
	return closeQuote(p.s, start)
}
