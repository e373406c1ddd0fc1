package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// KitchenSinkNoStore sees every word against caching there ever was.
var KitchenSinkNoStore = &Rule{
	ID:       "kitchen-sink-no-store",
	Severity: Info,
	Category: Storage,
	Title:    "no-store comes with a litany that adds nothing",
	Doc: `Beside no-store nothing else matters to caches that obey it: a copy that does not exist need not be confirmed, nor does it expire. The rest changes nothing for users, and the next reader has to find out that it means nothing.

Frameworks send such lists by themselves (Django's never_cache, PHP's sessions, Spring Security), from times when caches knew only half of it. Of what they add, max-age=0 helps at Fastly, which does not obey no-store; private does the same there, and is no part of the litany.`,
	Fix:      `Send "Cache-Control: private, no-store" and neither Pragma nor Expires: every known cache obeys that.`,
	Send:     "Cache-Control: private, no-store\n-Pragma\n-Expires",
	Refs:     []string{"RFC 9111 section 5.2.2.5", "RFC 9111 section 5.4"},
	Optional: true,

	Check: func(p *Pass) {
		forbids := p.said(field.NoStore)
		if forbids == nil || p.CacheControl.Permits(field.MustUnderstand) || !p.retrieval() {
			return
		}
		const litany = 3
		at := []wire.Span{forbids.Span}
		for i := range p.CacheControl.List {
			if d := &p.CacheControl.List[i]; idleBesideNoStore(d) {
				at = append(at, d.Span)
			}
		}
		if p.Pragma.NoCache {
			at = append(at, p.Pragma.Span)
		}
		if e := &p.Expires; e.Present && e.Span.End > 0 && (!e.Valid || p.Date.Valid && e.Unix <= p.Date.Unix) {
			at = append(at, e.Span)
		}
		if others := len(at) - 1; others >= litany {
			p.Report(at, "\"private, no-store\" says the same to every known cache: the %d other words here change nothing for users.", others)
		}
	},
}

func idleBesideNoStore(d *field.Directive) bool {
	switch d.Kind {
	case field.NoCache, field.MustRevalidate, field.ProxyRevalidate:
		return true
	case field.MaxAge, field.SMaxAge:
		return d.Seconds == 0
	case field.Unknown:
		return d.Name == "pre-check" || d.Name == "post-check"
	}
	return false
}
