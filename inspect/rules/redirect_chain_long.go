package rules

import "fmt"

// RedirectChainLong sees a page behind many redirects.
var RedirectChainLong = &Rule{
	ID:       "redirect-chain-long",
	Severity: Info,
	Category: Performance,
	Title:    "Several redirects come before the page",
	Doc: `Three or more redirects stand before this page, and browsers ask at least one of them again on each visit: users wait a round trip for each before anything appears.

They pile up when http to https, the name with www, the language and the last slash are each put right by a rule of its own. Redirects that set a cookie, as when users sign in, are taken as needed. Ten in a row that still lead on are a warning: it may never end.`,
	Fix:  `Let the first redirect lead straight to the final URL, and send "Cache-Control: max-age=3600" with it, so that browsers remember it.`,
	Refs: []string{"RFC 9110 section 15.4", "RFC 9111 section 4.2"},

	Follow: func(p *Pass) {
		const tooMany = 10
		if p.now().hop == tooMany && p.now().leadsTo != 0 {
			p.Report(p.statusSpan(), "%d redirects led here, and this is another one: browsers give up after 20 and show an error instead of a page.", tooMany).Severity = Warning
			return
		}
		if p.now().hop < 3 || p.Status() != 200 || !p.now().get {
			return
		}
		n, asked, took := 0, 0, int64(0)
		for s := range p.hops {
			if s.setsCookie || !s.get {
				return
			}
			if n++; s.browser == 0 && !s.lasting {
				asked++
			}
			took += s.took
		}
		if n < 3 || asked == 0 {
			return
		}
		time := ""
		if took > 0 {
			time = fmt.Sprintf(" (%d ms here)", took)
		}
		p.Report(p.statusSpan(), "%d redirects come before this: users wait for %d round trips%s on the first visit, and for %d on every later one.", n, n, time, asked)
	},
}
