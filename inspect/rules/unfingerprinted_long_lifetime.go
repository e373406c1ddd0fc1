package rules

import (
	"strings"

	"maxage/inspect/field"
)

// UnfingerprintedLongLifetime sees code that browsers keep past the next
// version.
var UnfingerprintedLongLifetime = &Rule{
	ID:       "unfingerprinted-long-lifetime",
	Severity: Warning,
	Category: Staleness,
	Title:    "Browsers keep this code or data for long, and its URL names no version",
	Doc: `Browsers run this script or style sheet out of their own cache, without asking, for as long as its lifetime lasts. After a deploy users run the old file beside the new pages, which breaks what the two share, and no purge reaches a browser.

The same holds for data (JSON, XML): who has it acts on it without asking.

A long lifetime is right where the URL changes with the content: with a hash or a version in the name or the query. This URL shows neither, nor a number of two digits that may be one. Up to a week is not reported, nor are images and fonts, where an old one breaks nothing, nor service workers, for which browsers pass by their cache.`,
	Fix:  `Put a hash of the content into the file's name; or send "Cache-Control: no-cache", so that browsers ask before they use their copy.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 4.2", "RFC 9111 section 4.4"},

	Check: func(p *Pass) {
		const tolerated = 7 * 86400
		if p.Browser.Lifetime <= tolerated || p.Status() != 200 || !p.retrieval() || !p.code() && p.kind() != data {
			return
		}
		if !browserFresh(p) || p.Found(ImmutableUnfingerprinted) || p.fingerprinted() || p.serviceWorker() {
			return
		}
		if path, _ := pathAndQuery(p.Exchange.URL); seriesNumber(path) {
			return // too little to praise it or to ask for a year, but who counts up changes the URL
		}
		if p.kind() == data {
			p.Report(lifetimeSpans(p.Browser), "Clients use this data without asking for %s: what changes on the server does not reach them, and you cannot purge it.", field.Spoken(p.Browser.Lifetime))
			return
		}
		p.Report(lifetimeSpans(p.Browser), "Browsers use this file without asking for %s: after a deploy users run the old one beside new pages, and you cannot purge it.", field.Spoken(p.Browser.Lifetime))
	},
}

// code reports whether the response is an asset that has to fit the pages that
// use it: a script, a style sheet, WebAssembly.
func (p *Pass) code() bool {
	t := &p.ContentType
	return p.kind() == asset && (t.Type == "text" || t.Subtype == "wasm" || strings.HasSuffix(t.Subtype, "script"))
}
