package rules

import (
	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// DictionaryFromPersonal sees personal bytes made a compression dictionary.
var DictionaryFromPersonal = &Rule{
	ID:       "dictionary-from-personal",
	Severity: Info,
	Category: Privacy,
	Optional: true,
	Title:    "Personal content becomes a compression dictionary",
	Doc: `The response asks to be used as a dictionary for compressing later ones (Use-As-Dictionary), and it looks personal. How well later answers compress then tells about what stands in it: somebody who watches sizes can guess it.

RFC 9842 asks for care with exactly that. Dictionaries should be public files: scripts, styles, the shell of a page.`,
	Fix:  `Leave "Use-As-Dictionary" away from answers that are made for one user.`,
	Send: "-Use-As-Dictionary",
	Refs: []string{"RFC 9842 section 9"},

	Check: func(p *Pass) {
		line := p.Exchange.Response.Index("Use-As-Dictionary")
		if line < 0 {
			return
		}
		at := []wire.Span{p.Exchange.Response.Line(wire.Response, line)}
		switch d := p.said(field.Private); {
		case d != nil:
			at = append(at, d.Span)
		case p.sessionCookie() != nil:
			at = append(at, p.sessionSpans()...)
		default:
			m := p.mark(content.Account)
			if m == nil {
				return
			}
			at = append(at, m.At)
		}
		p.Report(at, "Personal content becomes a dictionary, and the sizes of later answers can betray to an onlooker what this user's page says.")
	},
}
