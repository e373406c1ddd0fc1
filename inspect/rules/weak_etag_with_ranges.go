package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// WeakETagWithRanges sees downloads that cannot be resumed.
var WeakETagWithRanges = &Rule{
	ID:       "weak-etag-with-ranges",
	Severity: Info,
	Category: Validation,
	Title:    "Parts are offered, but a weak ETag cannot join them",
	Optional: true,
	Doc: `The response offers parts (Accept-Ranges: bytes), but its only validator is a weak ETag. Two parts may be joined only if a strong validator says that they belong to the same bytes, so a broken download starts from zero.

Reported for more than a megabyte, where there is no Last-Modified, which may stand in for a strong ETag when it is old enough.`,
	Fix:  `Send an ETag without W/ that changes with every byte, or a Last-Modified beside it.`,
	Send: `ETag: "3f9c1d2e"`,
	Refs: []string{"RFC 9110 section 13.1.5", "RFC 9110 section 14.3", "RFC 9111 section 3.4"},

	Check: func(p *Pass) {
		const large = 1 << 20
		if !p.ETag.Valid || !p.ETag.Weak || p.LastModified.Present || p.Status() != 200 || p.size() <= large {
			return
		}
		units := field.ReadList(&p.Exchange.Response, wire.Response, "Accept-Ranges")
		if !strings.EqualFold(units.String(), "bytes") {
			return
		}
		p.Report([]wire.Span{p.ETag.Span, units.Spans[0]}, "The ETag is weak, so a broken download cannot be resumed: users fetch all %d MB again.", (p.size()+large/2)/large)
	},
}
