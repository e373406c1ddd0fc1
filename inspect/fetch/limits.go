package fetch

// Limits bound what a hostile or broken server can make us hold. A zero field
// means the default.
type Limits struct {
	HeaderBytes int   // of one header section: 300 KiB, as in curl
	HeaderLines int   // 5000, as in curl
	BodyBytes   int64 // as transferred: none unless set
	Ratio       int64 // decoded bytes per transferred byte: 1000 once past 10 MiB
}

func (l Limits) withDefaults() Limits {
	if l.HeaderBytes == 0 {
		l.HeaderBytes = 300 << 10
	}
	if l.HeaderLines == 0 {
		l.HeaderLines = 5000
	}
	if l.Ratio == 0 {
		l.Ratio = 1000
	}
	return l
}

func (l *Limits) budget() budget {
	return budget{l.HeaderBytes, l.HeaderLines, l.HeaderBytes, l.HeaderLines}
}

// budget is what is left of the limits on the header sections of one
// exchange, interim responses and trailers included.
type budget struct{ bytes, lines, maxBytes, maxLines int }

// spend takes n bytes and so many line ends.
func (g *budget) spend(n, lines int) *Error {
	g.bytes, g.lines = g.bytes-n, g.lines-lines
	if g.bytes < 0 {
		return failf(codeReceive, "too large response header: more than %d bytes", g.maxBytes)
	}
	if g.lines < 0 {
		return failf(codeReceive, "too many response header lines: more than %d", g.maxLines)
	}
	return nil
}
