package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// HitDespiteForbidden sees a shared cache answer with what it must not keep.
var HitDespiteForbidden = &Rule{
	ID:       "hit-despite-forbidden",
	Severity: Error,
	Category: Privacy,
	Title:    "A shared cache answered with what it must not keep",
	Doc: `The response says private or no-store, and yet a shared cache answered with a stored copy of it: the next visitor gets the same copy, whoever it was made for.

Usually the CDN is configured to override the origin: a minimum TTL in CloudFront, an edge TTL rule at Cloudflare, a VCL that sets its own lifetime. If the CDN adds the private or no-store itself on the way out, for a page that is the same for all, say so by a targeted field instead. Fastly obeys Surrogate-Control before no-store and takes it off the answer, so there it is a warning unless a user is in sight. Age alone is weak evidence, since some servers keep their own files behind a cache of their own and tell the age: then this is only information.`,
	Fix:  `Remove the CDN rule that overrides Cache-Control and purge; for a page that may be shared, send "CDN-Cache-Control: max-age=60" beside it.`,
	Refs: []string{"RFC 9111 section 5.2.2.5", "RFC 9111 section 5.2.2.7", "RFC 9211 section 2.1"},

	Check: func(p *Pass) {
		if len(p.Served) == 0 {
			return
		}
		forbids := p.keepsOut()
		hit := p.Answered()
		if forbids == nil || hit == nil {
			return
		}
		for i := range p.Targeted {
			if lifetimeGiven(&p.Targeted[i]) != nil {
				return // the CDN was told that it may
			}
		}
		at := []wire.Span{forbids.Span, hit.Span}
		if hit.ByAge {
			p.Report(at, "The answer says %s, but its Age says that it comes from a store: visitors may be receiving the same copy.", forbids.Name).Severity = Info
			return
		}
		f := p.Report(at, "The answer says %s, and yet %s gave it out of its store: other visitors receive the same copy.", forbids.Name, nameOf(hit))
		if hit.Cache == "fastly" && p.said(field.Private) == nil && !p.personal() {
			f.Severity = Warning
		}
	},
}
