package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Pragma is the Pragma field, of which only no-cache means something
// (RFC 9111 section 5.4).
type Pragma struct {
	Present bool
	NoCache bool
	Span    wire.Span
}

func (p *Pragma) add(value string, span wire.Span) {
	if !p.Present {
		p.Present, p.Span = true, span
	}
	eachMember(value, func(start, end int) {
		if !p.NoCache && strings.EqualFold(value[start:end], "no-cache") {
			p.NoCache = true
			p.Span = wire.Span{Part: span.Part, Line: span.Line, Start: start, End: end}
		}
	})
}
