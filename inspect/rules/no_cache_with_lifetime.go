package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// NoCacheWithLifetime sees no-cache next to a lifetime.
var NoCacheWithLifetime = &Rule{
	ID:       "no-cache-with-lifetime",
	Severity: Warning,
	Category: Storage,
	Title:    "no-cache stands beside a lifetime",
	Doc: `By the standard no-cache wins: every reuse is confirmed by your application first, and the lifetime means nothing. But Fastly was recorded using the lifetime instead, so users there see content that old.

The two contradict each other, and whoever wrote them meant one. max-age=0 is no lifetime and is not reported; nor is private, which Fastly obeys.`,
	Fix:  `Send "Cache-Control: no-cache" alone, or "Cache-Control: max-age=60" alone, whichever you mean.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.4", "RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		forbids := p.said(field.NoCache)
		if forbids == nil || p.CacheControl.Has(field.Private) || p.CacheControl.Has(field.NoStore) || !p.retrieval() {
			return
		}
		d := p.positiveLifetime()
		if d == nil || forbids.Fault == field.UnclosedQuote { // who knows what was meant
			return
		}
		p.Report([]wire.Span{d.Span, forbids.Span}, "By the standard every use asks your application first, but Fastly was recorded using the lifetime instead: its users see content up to %s old.", field.Spoken(d.Seconds))
	},
}
