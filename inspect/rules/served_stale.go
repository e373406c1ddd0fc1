package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ServedStale sees a cache answer with a copy past its lifetime.
var ServedStale = &Rule{
	ID:       "served-stale",
	Severity: Warning,
	Category: Staleness,
	Title:    "A cache answered with a copy past its lifetime",
	Doc: `A cache gave this response out of its store although it was older than the response allows, and no stale-while-revalidate or stale-if-error covers that: visitors see content that should be gone.

Caches do so when they cannot reach the origin, by a grace of their own (Varnish: 10 seconds, often raised), or by a minimum TTL in their settings. Age counts as proof where the lifetime is meant for shared caches (s-maxage or a targeted field), and with caches that a site runs itself. A CDN may have been told more in a field that it removes, so there max-age alone proves nothing.`,
	Fix: `Look for a grace, a minimum TTL or an edge TTL in the cache's settings; or say how old it may get: "Cache-Control: max-age=60, stale-while-revalidate=600".`,
	Config: Config{
		Nginx:   "proxy_cache_use_stale off;",
		Apache:  "CacheStaleOnError off",
		Varnish: "# in vcl_backend_response\nset beresp.grace = 0s;",
	},
	Refs: []string{"RFC 9111 section 4.2.4", "RFC 9211 section 2.4", "RFC 5861 section 3"},

	Check: func(p *Pass) {
		s := p.Answered()
		if s == nil || s.ByAge || s.Outcome == field.OutcomeRevalidated {
			return
		}
		v := longestShared(p)
		if !v.Store || v.Lifetime == 0 || unstated(v) {
			return
		}
		window := p.staleWindow()
		if over := s.Age - v.Lifetime - window; s.HasAge && over > smallGrace && (v.Source == cache.SourceTargeted || v.Source == cache.SourceSMaxAge || !s.Service()) {
			at := append([]wire.Span{p.Age.Span, s.Span}, lifetimeSpans(v)...)
			p.Report(at, "It is %s old, %s more than the response allows, and yet %s gave it out of its store: visitors see content that should be gone.", field.Spoken(s.Age), field.Spoken(over), nameOf(s))
			return
		}
		// Vercel and Netlify refresh pages on schedules that they do not show.
		if s.Outcome != field.OutcomeStale || window > 0 || s.Cache == "vercel" || s.Cache == "netlify" {
			return
		}
		why := ""
		if s.Means() != "" {
			why = " (" + s.Means() + ")"
		}
		p.Report(append([]wire.Span{s.Span}, lifetimeSpans(v)...), "The copy is stale, says %s%s, and nothing here allows that: visitors see content past its lifetime.", nameOf(s), why)
	},
}

// smallGrace is by how many seconds a copy may be too old: Varnish's default
// grace, and what rounding adds in each cache.
const smallGrace = 10

// longestShared returns the verdict of the standard's shared cache or of its
// CDN, whichever may reuse the response longer: one obeying targeted fields is
// given the benefit of the doubt.
func longestShared(p *Pass) *cache.Verdict {
	if p.CDN.Store && p.CDN.Lifetime > p.Shared.Lifetime {
		return p.CDN
	}
	return p.Shared
}

// staleWindow returns for how many seconds the response asks to be served
// stale, be it forbidden elsewhere in it or not: many caches obey all the same.
func (p *Pass) staleWindow() int64 {
	longest := int64(0)
	look := func(d *field.Directives) {
		for _, k := range [...]field.Kind{field.StaleWhileRevalidate, field.StaleIfError} {
			if found := d.Get(k); found != nil {
				longest = max(longest, found.Seconds)
			}
		}
	}
	look(&p.CacheControl)
	for i := range p.Targeted {
		look(&p.Targeted[i].Directives)
	}
	return longest
}
