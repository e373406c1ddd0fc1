package rules

import (
	"cmp"

	"maxage/inspect/field"
)

// TargetedNoLifetime sees a field for CDNs that leaves the lifetime open.
var TargetedNoLifetime = &Rule{
	ID:       "targeted-no-lifetime",
	Severity: Warning,
	Category: CDN,
	Title:    "A field for CDNs gives no lifetime",
	Doc: `A CDN that obeys this field ignores Cache-Control and Expires altogether, with their lifetimes and their prohibitions. The field itself says neither how long to keep the response nor not to keep it, so the CDN's default decides how old a page users get.

People write must-revalidate or stale-while-revalidate there to add to Cache-Control, but nothing is added: the field replaces. Public alone may be meant to leave the time to the settings of the CDN, and is only information, unless Cache-Control forbids sharing. Cloudflare keeps what gives no lifetime for two hours where it caches at all, Google Cloud CDN keeps static content for one hour, Vercel and Netlify store no answer of a function without one.`,
	Fix:  `Say in it how long: "CDN-Cache-Control: max-age=600"; or leave the field out, and Cache-Control counts.`,
	Send: "CDN-Cache-Control: max-age=600",
	Refs: []string{"RFC 9213 section 2.2"},

	Check: func(p *Pass) {
		if len(p.Targeted) == 0 || p.Found(TargetedInvalid) || p.Found(CCSemicolon) || p.Found(DirectiveTypo) {
			return
		}
		for _, t := range p.cdnFields() {
			if !t.Valid || decidesReuse(&t.Directives) {
				continue
			}
			at := append(t.Spans[:0:0], t.Spans...)
			if d := p.keepsOut(); d != nil {
				f := p.Report(append(at, d.Span), "%s has CDNs ignore the %s in Cache-Control and gives no lifetime of its own, so by their defaults they may keep this for everybody.", p.spelling(t), d.Name)
				f.Send = p.spelling(t) + ": no-store"
				return
			}
			f := p.Report(at, "%s has CDNs ignore Cache-Control and gives no lifetime of its own, so how old a copy users get is left to their defaults.", p.spelling(t))
			meant := p.leniently(t)
			f.Send = cmp.Or(rewrite(p.spelling(t), &meant, nil, "max-age=600"), f.Send)
			if t.Directives.Has(field.Public) {
				f.Severity = Info
			}
			return
		}
	},
}
