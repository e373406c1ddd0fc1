package rules

import "maxage/inspect/field"

// APICacheableUnvalidated sees data that programs use for long and cannot
// check.
var APICacheableUnvalidated = &Rule{
	ID:       "api-cacheable-unvalidated",
	Severity: Info,
	Category: Staleness,
	Title:    "Data is kept for long and cannot be checked",
	Doc: `Browsers and other clients use this data without asking for as long as its lifetime lasts: users act on values that may have changed, and no purge reaches them.

Without an ETag or a Last-Modified nobody can ask "has it changed?" either, sooner or later: the only check is to fetch all of it. Up to an hour is not reported, nor is data whose URL names a version.`,
	Fix:  `Send "Cache-Control: no-cache" and an ETag: clients ask each time, and unchanged data costs an empty 304.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 4.2", "RFC 9110 section 8.8"},

	Check: func(p *Pass) {
		const tolerated = 300
		if p.Browser.Lifetime <= tolerated || p.ETag.Present || p.LastModified.Present || p.Status() != 200 || p.kind() != data {
			return
		}
		if !browserFresh(p) || !p.retrieval() || p.Found(ImmutableUnfingerprinted) || p.fingerprinted() {
			return
		}
		p.Report(lifetimeSpans(p.Browser), "Clients use this data for %s and have no ETag or Last-Modified to check it with: users may act on values that are no longer true.", field.Spoken(p.Browser.Lifetime))
	},
}
