package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ForbiddenStatusLifetime sees a lifetime on a refusal that must not be stored.
var ForbiddenStatusLifetime = &Rule{
	ID:       "forbidden-status-lifetime",
	Severity: Error,
	Category: Storage,
	Title:    "A refusal that must never be stored has a lifetime",
	Doc: `The statuses 428, 429, 431 and 511 refuse one request: a client was too fast, its header too large, it has to log in to the network. A cache that keeps such an answer refuses everybody else too, and one impatient client takes the page from all.

No cache may store them, whatever their fields say (RFC 6585). But nginx, httpd, Traffic Server and Chrome follow a lifetime they are given, and a site that sets one for everything gives it to these too. With private only the one user's browser may keep it, and this is a warning.`,
	Fix:  `Send "Cache-Control: no-store" with 428, 429, 431 and 511, and no lifetime for CDNs; Retry-After says when to come back.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 6585 section 3", "RFC 6585 section 4", "RFC 6585 section 5", "RFC 6585 section 6"},

	Check: func(p *Pass) {
		if !field.NeverStored(p.Status()) || p.unsaid() || !p.retrieval() {
			return
		}
		if v := p.worst(invited); v != nil {
			keepers := p.sharers(invited)
			f := p.Report(append(lifetimeSpans(v), p.statusSpan()...), "%s would keep this %d %s and give it to everybody: one user's refusal locks the others out.", products(keepers), p.Status(), forHowLong(v))
			f.Caches = keepers
			return
		}
		if d := p.positiveLifetime(); d != nil && d.Kind == field.MaxAge && p.said(field.NoStore) == nil && p.said(field.NoCache) == nil {
			f := p.Report(append([]wire.Span{d.Span}, p.statusSpan()...), "A browser may keep this %d for %s: the user stays locked out even when your application would answer again.", p.Status(), field.Spoken(d.Seconds))
			f.Severity = Warning
		}
	},
}
