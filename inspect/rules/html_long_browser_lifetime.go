package rules

import "maxage/inspect/field"

// HTMLLongBrowserLifetime sees pages that browsers keep for long.
var HTMLLongBrowserLifetime = &Rule{
	ID:       "html-long-browser-lifetime",
	Severity: Warning,
	Category: Staleness,
	Title:    "Browsers keep this page for long",
	Doc: `Browsers show this page again without asking for as long as its lifetime lasts. After a deploy users see the old page, which may ask for scripts that are gone, and no purge reaches a browser.

Up to 10 minutes is not reported, nor are pages whose URL names a version. A CDN may keep the page for long: that copy can be purged.`,
	Fix:  `Send "Cache-Control: max-age=0, s-maxage=3600": the CDN keeps the page and can be purged, browsers ask each time.`,
	Send: "Cache-Control: max-age=0, s-maxage=3600",
	Refs: []string{"RFC 9111 section 4.2", "RFC 9111 section 4.4"},

	Check: func(p *Pass) {
		const tolerated = 600
		if p.Browser.Lifetime <= tolerated || p.Status() != 200 || p.kind() != page {
			return
		}
		if !browserFresh(p) || p.Age.Seconds >= p.Browser.Lifetime || p.Found(ImmutableUnfingerprinted) || p.Found(DuplicateConflicting) || p.fingerprinted() || p.toldAlready() {
			return // what is not to be shared needs private first
		}
		f := p.Report(lifetimeSpans(p.Browser), "Browsers show this page without asking for %s: after a deploy users still see the old one, and you cannot purge it.", field.Spoken(p.Browser.Lifetime))
		if p.keepsOut() != nil {
			f.Fix = `Send "Cache-Control: private, no-cache": browsers ask each time, and with an ETag an unchanged page costs an empty 304.`
		}
	},
}
