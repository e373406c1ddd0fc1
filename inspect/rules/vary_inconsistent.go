package rules

import "strings"

// VaryInconsistent sees answers of one URL that disagree about what selects
// them.
var VaryInconsistent = &Rule{
	ID:       "vary-inconsistent",
	Severity: Warning,
	Category: Variation,
	Title:    "Answers of one URL name different fields in Vary",
	Doc: `One answer says that it depends on a request field, another of the same URL does not: a cache that holds the second gives it to everybody, also to those who should get another.

Caches compare a request with the Vary of the copy that they hold, so the copy that names least wins. Typical is Vary: Origin that is sent only when an Origin came: an image that a page has loaded plainly then fails for a script. If all that is missing is Accept-Encoding, on an answer without a coding, everybody can read it, and it is only information.`,
	Fix:  `Send the same "Vary" with every answer of the URL, also with the default one.`,
	Refs: []string{"RFC 9111 section 4.1", "RFC 9110 section 12.5.5"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.plain || n.status != 200 || len(p.earlier()) == 0 || p.provenVariant() || p.Found(VaryMissingAcceptEncoding) || p.Found(VaryMissingOrigin) {
			return
		}
		for _, s := range p.earlier() {
			if s.vary == n.vary || !s.plain || s.status != 200 || s.get != n.get || !n.shortlyAfter(s) || !n.storable || !s.storable {
				continue
			}
			poor, names, where := n, lacking(s.vary, n.vary), "This answer lacks %s in Vary, which the one "+n.ago(s)+" had"
			if len(names) == 0 {
				poor, names, where = s, lacking(n.vary, s.vary), "This answer has %s in Vary, which the one "+n.ago(s)+" lacked"
			}
			if len(names) == 0 || max(poor.browser, poor.shared) == 0 {
				continue
			}
			harm, kept := ": shared caches may give the copy without to everybody, %s.", poor.shared
			if kept == 0 {
				harm, kept = ": browsers may use the copy without for every request, %s.", poor.browser
			}
			f := p.Report(p.lines("Vary"), where+harm, listed(names), keeping(kept))
			if len(names) == 1 && names[0] == "accept-encoding" && poor.coding == 0 {
				f.Severity = Info
			}
			return
		}
	},
}

// listed puts names from the wire into a sentence, the first few of them.
func listed(names []string) string {
	const most = 3
	var list []string
	for _, name := range names[:min(most, len(names))] {
		list = append(list, plain(name))
	}
	return strings.Join(list, " and ")
}

// provenVariant: what comes of the missing name has been said.
func (p *Pass) provenVariant() bool {
	return p.Found(VariantDiffersByCookie) || p.Found(VariantDiffersByAuthorization) || p.Found(VariantDiffersByLanguage) ||
		p.Found(VariantDiffersByAccept) || p.Found(VariantDiffersByUserAgent)
}
