package rules

import "maxage/inspect/field"

// RedirectChainOutlives sees a long-lived redirect to what is gone.
var RedirectChainOutlives = &Rule{
	ID:       "redirect-chain-outlives",
	Severity: Warning,
	Category: Staleness,
	Title:    "A redirect is kept longer than what it leads to exists",
	Doc: `A redirect that browsers keep for more than a day leads to an answer 404 or 410: users who followed it once come here again without asking, also after the redirect has been mended.

A permanent redirect without a lifetime is kept for ever by Chrome and Firefox. One that only leads from http to https on the same host is meant for ever and not reported; nor are errors that pass (5xx).`,
	Fix:  `Mend the redirect's target, or bring something back under this URL: copies of the redirect cannot be called back; and send "Cache-Control: max-age=3600" with redirects.`,
	Refs: []string{"RFC 9110 section 15.4", "RFC 9111 section 4.2"},

	Follow: func(p *Pass) {
		if s := p.Status(); s != 404 && s != 410 {
			return
		}
		const aDay = 86400
		for s := range p.hops {
			kept := "for ever"
			switch {
			case s.upgrade:
				continue
			case s.lasting:
			case s.browser > aDay:
				kept = "for " + field.Spoken(s.browser)
			default:
				continue
			}
			p.Report(p.statusSpan(), "A redirect (%d) that browsers may keep %s leads here, to nothing: users who followed it once come here even after it has been mended.", s.status, kept)
			return
		}
	},
}
