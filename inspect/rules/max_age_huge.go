package rules

import (
	"strconv"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// MaxAgeHuge sees lifetimes that no cache grants.
var MaxAgeHuge = &Rule{
	ID:       "max-age-huge",
	Severity: Info,
	Category: Freshness,
	Optional: true,
	Title:    "A lifetime of more than a year",
	Doc: `Caches do not keep anything for so long: they throw it out for want of room first, and some cut the number. Nothing is gained over one year, and users whose cache does keep it never see a correction.

Traffic Server, CloudFront and Vercel cut at one year, Azure Front Door at 366 days, Google Cloud CDN at one day. Beyond 2147483647 (68 years) some lose count: Squid and Firefox then take another number, or none. Files whose name changes with their content need no correction, so for them only that is reported.`,
	Fix:  `Send "Cache-Control: max-age=31536000", a year, for what never changes.`,
	Send: "Cache-Control: max-age=31536000",
	Refs: []string{"RFC 9111 section 1.2.2", "RFC 9111 section 5.2.2.1"},

	Check: func(p *Pass) {
		const year = 31536000
		d := p.positiveLifetime()
		if d == nil || d.Seconds <= year || !p.ordinary() || p.overruled() {
			return
		}
		at := []wire.Span{d.Span}
		if r := p.readings(measured); d.Seconds >= field.MaxSeconds && r.differ() {
			p.Report(at, "%s is more than some caches can count: this is %s.", d.Name, &r).mends("Send a year:", p.atMost(year))
			return
		}
		if p.fingerprinted() {
			return
		}
		p.Report(at, "%s is %s: caches that grant it never show users a correction, and others cut it to a year.", d.Name, field.Spoken(d.Seconds)).mends("Send a year:", p.atMost(year))
	},
}

// atMost returns the line with lifetimes of no more than that many seconds.
func (p *Pass) atMost(seconds int64) string {
	return rewrite("Cache-Control", &p.CacheControl, func(d *field.Directive, text string) string {
		if (d.Kind == field.MaxAge || d.Kind == field.SMaxAge) && d.Seconds > seconds {
			return d.Kind.String() + "=" + strconv.FormatInt(seconds, 10)
		}
		return text
	})
}
