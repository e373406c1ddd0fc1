package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// BFCacheBlocked sees no-store keep a page from coming back at once.
var BFCacheBlocked = &Rule{
	ID:       "bfcache-blocked",
	Severity: Info,
	Category: Performance,
	Title:    "no-store may keep the page out of the back/forward cache",
	Optional: true,
	Doc: `Browsers keep the page that a user leaves, to show it at once when he comes back. Most do not keep one with no-store, so the back button loads it anew, with all that it had been filled in.

The back/forward cache is no HTTP cache, and no standard asks for this; Chrome has begun to keep such pages as long as no cookie changes. For a page about its user no-store may be meant for exactly that: answers to requests with credentials, those that set a cookie and those that say private are not reported.`,
	Fix:  `Send "Cache-Control: no-cache" if the page holds nothing secret: it is confirmed on each visit, and may come back at once.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 6", "RFC 9111 section 5.2.2.5"},

	Check: func(p *Pass) {
		d := p.said(field.NoStore)
		if d == nil || p.kind() != page || p.Status() != 200 || !p.retrieval() || len(p.Cookies) > 0 || p.CacheControl.Has(field.Private) {
			return
		}
		if _, known := p.credentials(); known {
			return
		}
		p.Report([]wire.Span{d.Span}, "Most browsers do not keep a page with no-store for the back button, so users who come back wait for it to load again.")
	},
}
