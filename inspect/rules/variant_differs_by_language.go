package rules

// VariantDiffersByLanguage sees a page in several languages that caches take
// for one.
var VariantDiffersByLanguage = &Rule{
	ID:       "variant-differs-by-language",
	Severity: Error,
	Category: Negotiation,
	Title:    "The language depends on the visitor and Vary does not say so",
	Doc: `Two requests that differ in nothing but Accept-Language got different languages, or different content and then the first again, and shared caches may keep the answer: visitors get the language of whoever came first.

Hardly any cache looks at Accept-Language unless Vary names it. Vary does mend it but makes many copies, for browsers send long lists; a URL for each language is better.`,
	Fix:  `Send "Vary: Accept-Language" with every language, or give each language a URL of its own.`,
	Send: "Vary: Accept-Language",
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},

	Follow: func(p *Pass) {
		n := p.now()
		if s, _ := p.variant(byLanguage, otherLanguage); s != nil {
			p.Report(p.lines("Content-Language"), "With another Accept-Language it comes in %s, not %s, and Vary does not say so: shared caches may give visitors the language of whoever came first, %s.",
				plain(n.language), plain(s.language), sharedFor(n, s))
			return
		}
		if s, proven := p.variant(byLanguage, otherBody); s != nil && proven {
			p.Report(p.policyLines(), "With another Accept-Language the content is another (%s, not %s), and Vary does not say so: shared caches may give visitors the language of whoever came first, %s.",
				amount(n.size), amount(s.size), sharedFor(n, s))
		}
	},
}
