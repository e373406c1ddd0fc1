package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// DateInvalid sees a Date that is none.
var DateInvalid = &Rule{
	ID:       "date-invalid",
	Severity: Warning,
	Category: Freshness,
	Title:    "Date is not an HTTP date",
	Doc: `Caches cannot read this Date, so they count the lifetime from the moment the response reaches them; those that do read it may be hours off. How long users see the page depends on the cache they reach.

HTTP knows one form, always in GMT: "Thu, 01 Jan 2026 12:00:00 GMT". Squid was recorded asking the origin every time when Date is invalid, as when it is missing. Reported only where a lifetime is given.`,
	Fix:  `Leave Date to the server, which writes it correctly, or send it in GMT as in "Date: Thu, 01 Jan 2026 12:00:00 GMT".`,
	Refs: []string{"RFC 9110 section 6.6.1", "RFC 9110 section 5.6.7"},

	Check: func(p *Pass) {
		if !p.Date.Present || p.Date.Valid || p.Date.Span.End == 0 {
			return
		}
		v := p.timed()
		switch at := []wire.Span{p.Date.Span}; {
		case step(p.Shared, cache.ExpiresUnclocked) != nil, v != nil && v.Source == cache.SourceExpires:
			p.Report(at, "Caches count Expires from Date, and do not all read this one: how long users see it depends on the cache that they reach.")
		case v != nil:
			p.Report(at, "Caches that cannot read this Date count its %s from when it reaches them: if it lay anywhere before, users see it for longer%s.", field.Spoken(v.Lifetime), p.squidAsks())
		}
	},
}
