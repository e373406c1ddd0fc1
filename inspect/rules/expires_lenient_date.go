package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// ExpiresLenientDate sees dates that some caches can read and others cannot.
var ExpiresLenientDate = &Rule{
	ID:       "expires-lenient-date",
	Severity: Warning,
	Category: Freshness,
	Title:    "Only some caches can read the date in Expires",
	Doc: `This date is not in the form that the standard asks for. Browsers read nearly everything that looks like a date, other caches take some of it and the rest as expired, so some users see an old copy while others wait for your site.

Typical slips are a zone other than GMT (UTC, +0000), dashes, an hour or a day of one digit, and ISO 8601. Where max-age stands too, nobody looks at Expires, and nothing is reported.`,
	Fix:  `Send "Cache-Control: max-age=300" instead, which needs no date and no clock; or write Expires as in "Thu, 01 Jan 2026 12:00:00 GMT".`,
	Send: "Cache-Control: max-age=300\n-Expires",
	Refs: []string{"RFC 9110 section 5.6.7", "RFC 9111 section 5.3"},

	Check: func(p *Pass) {
		if !p.unreadExpires() || !p.someReadExpires() {
			return
		}
		if r := p.readings(measured); r.differ() {
			p.Report([]wire.Span{p.Expires.Span}, "The date in Expires is not written as the standard asks, so only some caches read it: this is %s.", &r)
		}
	},
}

// unreadExpires: Expires is no date in the form of the standard, and nothing
// makes that unimportant. 0 and -1 are meant: they stand for "expired".
func (p *Pass) unreadExpires() bool {
	if !p.Expires.Present || p.Expires.Valid || p.lifetimeStated() || !p.ordinary() || p.overruled() {
		return false
	}
	text := p.Exchange.Text(p.Expires.Span)
	return text != "0" && text != "-1"
}

// someReadExpires: a cache that was seen at work takes a lifetime from Expires.
func (p *Pass) someReadExpires() bool {
	known := p.everyone()
	for i := range known {
		if v := &known[i]; v.Source == cache.SourceExpires && v.Lifetime > 0 && measured(v.Cache) {
			return true
		}
	}
	return false
}
