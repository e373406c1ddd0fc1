package rules

// VariantDiffersByAccept sees several formats that caches take for one.
var VariantDiffersByAccept = &Rule{
	ID:       "variant-differs-by-accept",
	Severity: Warning,
	Category: Negotiation,
	Title:    "The format depends on Accept and Vary does not say so",
	Doc: `Two requests that differ in nothing but Accept got different media types, and shared caches may keep the answer: browsers are given JSON, or old browsers an image that they cannot show.

Caches do not look at Accept unless Vary names it, or unless they make the formats themselves (image services of CDNs). A URL for each format needs no Vary.`,
	Fix:  `Send "Vary: Accept" with every format.`,
	Send: "Vary: Accept",
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},

	Follow: func(p *Pass) {
		n := p.now()
		if s, _ := p.variant(byAccept, otherType); s != nil {
			p.Report(p.lines("Content-Type"), "With another Accept it comes in another format than %s, and Vary does not say so: shared caches may give users a format that they cannot read, %s.",
				plain(p.ContentType.Type+"/"+p.ContentType.Subtype), sharedFor(n, s))
		}
	},
}
