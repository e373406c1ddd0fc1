package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// CDNTTLDiffers sees a cache keep the response for another time than it says.
var CDNTTLDiffers = &Rule{
	ID:       "cdn-ttl-differs",
	Severity: Warning,
	Category: CDN,
	Title:    "A cache keeps this for another time than the response says",
	Doc: `The cache that answered says how long its copy stays fresh, and with its age that is another lifetime than the response gives to shared caches: users see older content than was meant, or your application does more work.

A rule at the edge, a minimum or maximum TTL, or a default lifetime decides there. Differences of a minute or of a tenth are let pass. A CDN may have been told more in a field that it removes, so there max-age alone proves nothing.`,
	Fix:  `Take the lifetime out of the cache's settings, so that the response decides, or have it say the same: "Cache-Control: s-maxage=3600" where the cache has 1 hour.`,
	Refs: []string{"RFC 9211 section 2.4", "RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		s := p.Answered()
		if s == nil || !s.HasTTL || !s.HasAge || s.TTL < 0 || p.Found(HitDespiteForbidden) || p.Found(ServedStale) {
			return
		}
		v := longestShared(p)
		if !v.Store || unstated(v) || step(v, cache.NoCache) != nil {
			return
		}
		if s.Service() && v.Source != cache.SourceTargeted && v.Source != cache.SourceSMaxAge {
			return
		}
		keeps := field.Saturate(s.TTL + s.Age)
		over := keeps - v.Lifetime
		if apart := max(over, -over); apart <= 60 || apart <= v.Lifetime/10 {
			return
		}
		at := append([]wire.Span{s.Span, p.Age.Span}, lifetimeSpans(v)...)
		if over > 0 {
			p.Report(at, "The response allows %s, but %s keeps it for %s: users may see content %s older than you mean.", field.Spoken(v.Lifetime), nameOf(s), field.Spoken(keeps), field.Spoken(over))
			return
		}
		p.Report(at, "The response allows %s, but %s keeps it for %s only, so more visitors than need be wait for your application.", field.Spoken(v.Lifetime), nameOf(s), field.Spoken(keeps)).Severity = Info
	},
}
