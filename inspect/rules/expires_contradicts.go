package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ExpiresContradicts sees two lifetimes in one response.
var ExpiresContradicts = &Rule{
	ID:       "expires-contradicts",
	Severity: Info,
	Category: Freshness,
	Optional: true,
	Title:    "Expires and max-age say different things",
	Doc: `max-age stands beside an Expires that says something else. All caches known here go by max-age, so whoever reads Expires, or changes it, is wrong about what users see.

Mostly one was set by the application and the other by a server before it. An Expires in the past beside max-age is on purpose: it keeps what is older than HTTP/1.1 from storing the response. CDNs that put a Date of their own on a stored copy leave Expires as it was, so that it seems to say less than max-age: what looks so is not reported, nor are differences of less than a minute or a tenth.`,
	Fix:  `Take Expires away: max-age alone is understood everywhere.`,
	Send: "-Expires",
	Refs: []string{"RFC 9111 section 5.3"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.MaxAge)
		if d == nil || d.Seconds <= 0 || !p.Expires.Valid || !p.Date.Valid || !p.ordinary() || p.overruled() {
			return
		}
		until := p.Expires.Unix - p.Date.Unix
		off := max(until-d.Seconds, d.Seconds-until)
		if until <= 0 || off <= 60 || off <= d.Seconds/10 || until < d.Seconds && p.redated(until) {
			return
		}
		p.Report([]wire.Span{p.Expires.Span, d.Span}, "Expires says %s, but caches go by max-age and users see this for %s.", field.Spoken(until), field.Spoken(d.Seconds))
	},
}

// redated reports whether so many seconds from Date to Expires may be what is
// left of a longer lifetime, because a cache renewed Date and nothing else: the
// response was stored, or it is no full number of minutes, as people configure.
func (p *Pass) redated(until int64) bool {
	return p.Age.Seconds > 0 || p.Answered() != nil || (until+1)%60 > 1
}
