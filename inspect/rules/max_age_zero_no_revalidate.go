package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// MaxAgeZeroNoRevalidate sees max-age=0 taken for no-cache.
var MaxAgeZeroNoRevalidate = &Rule{
	ID:       "max-age-zero-no-revalidate",
	Severity: Info,
	Category: Staleness,
	Title:    "max-age=0 alone does not forbid a stale copy",
	Optional: true,
	Doc: `max-age=0 says that the copy is stale at once, not that it must be confirmed: a cache that cannot reach your application may show it to users all the same.

no-cache, or must-revalidate beside it, forbids that; both make the cache answer with an error instead. Where an old page is better than none, leave it as it is.`,
	Fix:  `Send "Cache-Control: no-cache" if a copy must never be shown without asking.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 4.2.4", "RFC 9111 section 5.2.2.4"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.MaxAge)
		if d == nil || d.Seconds != 0 || !p.Browser.Store || p.Status() != 200 {
			return
		}
		for _, k := range [...]field.Kind{field.NoCache, field.MustRevalidate, field.ProxyRevalidate, field.SMaxAge, field.StaleWhileRevalidate, field.StaleIfError} {
			if p.CacheControl.Has(k) {
				return
			}
		}
		p.Report([]wire.Span{d.Span}, "max-age=0 alone lets a cache that cannot reach your application show its old copy, so users may see outdated content during an outage.")
	},
}
