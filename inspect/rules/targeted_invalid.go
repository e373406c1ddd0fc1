package rules

import (
	"cmp"
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// TargetedInvalid sees a field for CDNs that they cannot read.
var TargetedInvalid = &Rule{
	ID:       "targeted-invalid",
	Severity: Warning,
	Category: CDN,
	Title:    "A field for CDNs is void",
	Doc: `CDN-Cache-Control and its like tell CDNs how to cache, but this one has a fault, and a single fault makes all of it void: the CDN follows Cache-Control instead, which may permit what was forbidden here, or forbid what was permitted.

These fields are stricter than Cache-Control: they are structured dictionaries, with names in small letters, no white space around =, integers without quotes or fraction, commas between the directives and none at the end. A number in another form takes only its own directive away. Caddy, and Traffic Server where it looks at the field, read it as loosely as Cache-Control, so with a fault in it caches disagree.`,
	Fix:  `Write it strictly: "CDN-Cache-Control: no-store" to keep CDNs out, "CDN-Cache-Control: max-age=600, stale-while-revalidate=60" to have them keep it.`,
	Send: "CDN-Cache-Control: no-store",
	Refs: []string{"RFC 9213 section 2.1", "RFC 9651 section 3.2"},

	Check: func(p *Pass) {
		if len(p.Targeted) == 0 {
			return
		}
		for _, t := range p.cdnFields() {
			meant := p.leniently(t)
			if !t.Valid && len(meant.List) > 0 {
				voidField(p, t, &meant).mends("Write it strictly:", strictly(p.spelling(t), &meant))
				return
			}
			if d := lostNumber(t, &meant); d != nil {
				left := "follow the rest of it, so users get copies of another age than you wrote"
				if !decidesReuse(&t.Directives) {
					left = "do not look at Cache-Control instead, so how old a copy users get is left to their defaults"
				}
				f := p.Report([]wire.Span{d.Span}, "CDNs drop %s from %s, for it is no plain integer, and %s.", d.Name, p.spelling(t), left)
				f.mends("Write it strictly:", strictly(p.spelling(t), &meant))
				return
			}
		}
	},
}

// voidField reports what becomes of the response without t.
func voidField(p *Pass, t *field.Targeted, meant *field.Directives) *Finding {
	name, why, v := p.spelling(t), whyVoid(p, t, meant), p.CDN
	at := append([]wire.Span(nil), t.Spans...)
	obeys := func(p *Pass, v *cache.Verdict) bool { return slices.Contains(v.Cache.Target, t.Name) && reusable(p, v) }
	switch instead, forbids := fallback(p), forbidsReuse(meant); {
	case forbids && reusable(p, v):
		f := p.Report(append(at, permission(v)...), "%s is void (%s), so CDNs follow %s and give to everybody, %s, what you forbid them to reuse.", name, why, instead, forHowLong(v))
		f.Severity, f.Caches = Error, p.sharers(obeys)
		return f
	case forbids && p.unsaid():
		f := p.Report(at, "%s is void (%s), and nothing else forbids CDNs to keep this: their settings decide whether everybody gets it.", name, why)
		if f.Caches = p.sharers(obeys); f.Caches != nil {
			f.Severity = Error
		}
		return f
	case forbids:
		return p.Report(at, "%s is void (%s); what still keeps CDNs from giving this to everybody is only %s.", name, why, instead)
	case reusable(p, v):
		return p.Report(append(at, permission(v)...), "%s is void (%s), so CDNs follow %s and keep this %s.", name, why, instead, forHowLong(v))
	default:
		return p.Report(at, "%s is void (%s), so CDNs follow %s, and every visit reaches your application.", name, why, instead)
	}
}

// fallback names what a CDN follows instead of a void field.
func fallback(p *Pass) string {
	switch governs := step(p.CDN, cache.TargetedGoverns); {
	case governs != nil:
		return "CDN-Cache-Control"
	case len(p.CacheControl.List) > 0:
		return "Cache-Control"
	case p.Expires.Present:
		return "Expires"
	}
	return "their own defaults"
}

// strictly writes a field for CDNs in the form that it must have. What cannot
// be read is better kept out.
func strictly(name string, meant *field.Directives) string {
	return cmp.Or(rewrite(name, meant, nil), name+": no-store")
}
