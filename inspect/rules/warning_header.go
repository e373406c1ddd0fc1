package rules

// WarningHeader sees the field that used to tell of stale copies.
var WarningHeader = &Rule{
	ID:       "warning-header",
	Severity: Info,
	Category: Deprecated,
	Optional: true,
	Title:    "The Warning field is out of use",
	Doc: `Warning told clients that a copy was stale or had been altered. It was taken out of HTTP in 2022 because next to nobody sent it or read it, so it tells users nothing.

That a copy is stale can be seen from Age; what a cache did with a request stands in Cache-Status.`,
	Fix:  `Leave Warning out; caches can tell what they did by Cache-Status.`,
	Send: "-Warning",
	Refs: []string{"RFC 9111 section 5.5", "RFC 9211 section 2"},

	Check: func(p *Pass) {
		if p.Exchange.Response.Index("Warning") < 0 {
			return
		}
		_, at := p.linesOf("Warning")
		p.Report(at, "Nobody reads Warning any more: that this copy may be stale reaches no user.")
	},
}
