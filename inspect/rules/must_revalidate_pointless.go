package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// MustRevalidatePointless sees must-revalidate where nothing says when.
var MustRevalidatePointless = &Rule{
	ID:       "must-revalidate-pointless",
	Severity: Info,
	Category: Storage,
	Title:    "must-revalidate stands without a lifetime",
	Doc: `must-revalidate does not mean that caches always ask: it only forbids them to use a copy once its lifetime has ended. Without a lifetime each cache picks one of its own, and until that has passed users may see an old page that nobody asked about.

Varnish takes 2 minutes by default, CloudFront a day. "no-cache" is the word for asking every time; beside max-age=0 must-revalidate does it too. With private it is not reported: browsers have no such defaults.`,
	Fix:      `Send "Cache-Control: no-cache" if caches shall always ask, or a lifetime: "Cache-Control: max-age=60, must-revalidate".`,
	Send:     "Cache-Control: no-cache",
	Refs:     []string{"RFC 9111 section 5.2.2.2", "RFC 9111 section 5.2.2.4"},
	Optional: true,

	Check: func(p *Pass) {
		if !p.CacheControl.Permits(field.MustRevalidate) || p.Expires.Present || p.Request.Authorization.Present {
			return
		}
		for _, k := range [...]field.Kind{field.MaxAge, field.SMaxAge, field.NoCache, field.NoStore} {
			if p.CacheControl.Has(k) {
				return
			}
		}
		if p.CacheControl.Forbids(field.Private) || p.Status() != 200 || p.Found(HeuristicFreshness) {
			return
		}
		keepers := p.sharers(byCacheControl)
		who := products(keepers)
		if who == "" {
			return
		}
		at := []wire.Span{p.CacheControl.Get(field.MustRevalidate).Span}
		f := p.Report(at, "must-revalidate acts once a lifetime has ended, and none is given: users behind %s may see an old page for up to %s before.", who, field.Spoken(p.worst(byCacheControl).ReuseEnds()))
		f.Caches = keepers
	},
}
