package rules

import (
	"maxage/inspect/wire"
)

// ConditionalIgnored sees all of it sent again to somebody who has it.
var ConditionalIgnored = &Rule{
	ID:       "conditional-ignored",
	Severity: Warning,
	Category: Validation,
	Title:    "The client had this very version and got all of it again",
	Doc: `The request said which version the client holds, the response is just that version, and yet it is a 200 with the whole content instead of an empty 304: asking costs as much as not asking, for visitors and for you.

Frameworks that make an ETag but compare it nowhere do this, and proxies that take If-None-Match or If-Modified-Since out of the request.`,
	Fix:  `Answer 304 when If-None-Match names the current ETag (or, without one, when Last-Modified is not after If-Modified-Since).`,
	Refs: []string{"RFC 9110 section 13.1.2", "RFC 9110 section 13.1.3", "RFC 9110 section 15.4.5"},

	Check: func(p *Pass) {
		if p.Status() != 200 || !p.Request.Conditional.Present {
			return
		}
		tags, ok := p.asked()
		switch {
		case ok && p.ETag.Valid && p.holds(tags.Members):
			p.Report(append(tags.Spans, p.ETag.Span), "The visitor's copy was still good, and yet all of it was sent again: asking saves nothing, neither time nor traffic.")
		case !ok && p.LastModified.Valid:
			if at, since, known := p.askedSince(); known && since == p.LastModified.Unix {
				p.Report([]wire.Span{at, p.LastModified.Span}, "The visitor's copy was still good, and yet all of it was sent again: asking saves nothing, neither time nor traffic.")
			}
		}
	},
}
