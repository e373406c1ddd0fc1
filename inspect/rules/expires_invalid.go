package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ExpiresInvalid sees an Expires that nobody can read.
var ExpiresInvalid = &Rule{
	ID:       "expires-invalid",
	Severity: Info,
	Category: Freshness,
	Title:    "Expires is no date",
	Doc: `Expires must be a date. By the standard anything else means that the response has expired already, so caches keep nothing and every view asks your site.

But some act as if the field were not there: Chrome and Safari then guess from Last-Modified, and Varnish takes its default of two minutes. "0" and "-1" are no dates either, but everybody means the same by them, and they are not reported.`,
	Fix:  `Send "Cache-Control: max-age=300" for five minutes, or "Cache-Control: no-cache" if it must be checked each time.`,
	Send: "Cache-Control: no-cache\n-Expires",
	Refs: []string{"RFC 9111 section 5.3", "RFC 9110 section 5.6.7"},

	Check: func(p *Pass) {
		if !p.unreadExpires() || p.Found(ExpiresLenientDate) {
			return
		}
		at := []wire.Span{p.Expires.Span}
		if p.Expires.Span.End == 0 {
			at = p.statusSpan() // it is empty, and there is nothing to point at
		}
		r := p.readings(measured)
		switch {
		case r.differ():
			p.Report(at, "Expires is no date that counts, and not every cache takes that as expired: this is %s.", &r)
			return
		case r.most > 0:
			return // all whom private lets keep it read the date alike
		}
		p.Report(at, "Expires is no date and counts as expired, so every view asks your site again.")
	},
}

// lifetimeStated: max-age stands there, so nobody looks at Expires.
func (p *Pass) lifetimeStated() bool { return p.CacheControl.Has(field.MaxAge) }
