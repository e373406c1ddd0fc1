package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// MustUnderstandWithoutNoStore sees must-understand without its fallback.
var MustUnderstandWithoutNoStore = &Rule{
	ID:       "must-understand-without-no-store",
	Severity: Info,
	Category: Storage,
	Title:    "must-understand lacks the no-store that older caches need",
	Doc: `must-understand keeps an answer out of caches that do not know its status, but only where the cache knows that word. All others keep the answer as if it were not there, and users get it from caches that it was meant to stay out of.

RFC 9111 therefore asks for no-store beside it: older caches obey that, newer ones know that must-understand takes it back.`,
	Fix:      `Send "Cache-Control: must-understand, no-store, max-age=60" (with your lifetime).`,
	Send:     "Cache-Control: must-understand, no-store, max-age=60",
	Refs:     []string{"RFC 9111 section 5.2.2.3"},
	Optional: true,

	Check: func(p *Pass) {
		if p.CacheControl.Permits(field.MustUnderstand) && !p.CacheControl.Has(field.NoStore) {
			at := []wire.Span{p.CacheControl.Get(field.MustUnderstand).Span}
			p.Report(at, "Caches that do not know must-understand find nothing here that forbids: users may get this from the very caches that were to keep out.")
		}
	},
}
