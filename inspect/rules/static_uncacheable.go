package rules

import (
	"maxage/inspect/cache"
)

// StaticUncacheable sees files that browsers must not keep.
var StaticUncacheable = &Rule{
	ID:       "static-uncacheable",
	Severity: Info,
	Category: Performance,
	Title:    "no-store on a file that every page needs",
	Doc: `no-store makes browsers throw this script, style sheet, font or image away and download it again for the next page: users wait for bytes that they had.

To see every change at once, no-cache is enough: the copy stays, and an unchanged file is confirmed with an empty 304. Files of up to 2 KB, answers to requests with credentials and those that set a cookie are not reported.`,
	Fix:  `Send "Cache-Control: no-cache" and an ETag: browsers still ask each time, but download only what has changed.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.5", "RFC 9111 section 4.3"},

	Check: func(p *Pass) {
		const small = 2048
		at := spansOf(p.Browser, cache.NoStore)
		if at == nil || p.kind() != asset || p.Status() != 200 || !p.retrieval() || len(p.Cookies) > 0 {
			return
		}
		if _, known := p.credentials(); known || p.size() <= small || p.Found(FingerprintedNotCached) || p.Found(NoStoreWithLifetime) {
			return
		}
		p.Report(at, "no-store makes browsers download all %d KB of this file again for every page, even if nothing changed.", (p.size()+512)/1024)
	},
}
