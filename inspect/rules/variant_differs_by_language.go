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
			return
		}
		if s := p.otherWay(byLanguage); s != nil {
			p.Report(p.lines("Location"), "With another Accept-Language it redirects to another place, and Vary does not say so: shared caches may send visitors where whoever came first was sent, %s.", sharedFor(n, s))
		}
	},
}

// otherWay returns an earlier redirect to another place, for a request that
// differs in this one field, of which a shared cache may keep the one or the
// other; nil if there is none, or if equal requests were sent to different
// places too.
func (p *Pass) otherWay(by selector) (found *sighting) {
	n := p.now()
	if !p.run.varied || n.leadsTo == 0 || !n.get {
		return nil
	}
	for _, s := range p.earlier() {
		switch other := s.leadsTo != n.leadsTo; {
		case s.leadsTo == 0 || !s.get:
		case s.asked == n.asked && other:
			return nil
		case found == nil && other && differOnly(n, s, by) && (n.open(by) || s.open(by)) && n.shortlyAfter(s):
			found = s
		}
	}
	return found
}
