package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// HeadIsNotGet says that HEAD was asked, and visitors ask GET.
var HeadIsNotGet = &Rule{
	ID:       "head-is-not-get",
	Severity: Info,
	Category: Validation,
	Title:    "This is the answer to HEAD, not to what visitors ask",
	Doc: `The request was HEAD. Visitors send GET, and what they get may differ: applications and CDNs often answer HEAD without cookies, compression, length or cache headers, or from another route.

By the standard both should have the same header fields, but it lets servers leave out what they would have to compute, and many send something else altogether.`,
	Fix:  `Ask without -I: GET is the default here, and the body is read but not shown.`,
	Refs: []string{"RFC 9110 section 9.3.2"},

	Check: func(p *Pass) {
		if p.Exchange.Request.Method != "HEAD" {
			return
		}
		var at []wire.Span
		if strings.HasPrefix(p.Exchange.Request.Start, "HEAD") {
			at = []wire.Span{{Part: wire.Request, Line: wire.StartLine, End: len("HEAD")}}
		}
		p.Report(at, "This is the answer to HEAD; visitors ask GET and may get other headers, other cookies and another lifetime.")
	},
}
