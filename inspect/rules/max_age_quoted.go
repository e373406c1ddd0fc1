package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// MaxAgeQuoted sees lifetimes in quotes.
var MaxAgeQuoted = &Rule{
	ID:       "max-age-quoted",
	Severity: Warning,
	Category: Freshness,
	Title:    "The number of max-age or s-maxage stands in quotes",
	Doc: `Most caches do not read a number in quotes. They act as if it were not there: users wait for your site where you meant them not to, and in browsers that guess instead they may see old content.

The standard asks receivers to take both forms and senders to leave the quotes out. Of the caches that were measured, only Safari, Traffic Server, HAProxy and Caddy take the quoted one.`,
	Fix:  `Leave the quotes out, as in "Cache-Control: max-age=300".`,
	Send: "Cache-Control: max-age=300",
	Refs: []string{"RFC 9111 section 5.2", "RFC 9111 section 5.2.2.1"},

	Check: func(p *Pass) {
		list := p.CacheControl.List
		for i := range list {
			d := &list[i]
			if !d.Quoted || d.Seconds == field.Invalid || d.Kind != field.MaxAge && d.Kind != field.SMaxAge {
				continue
			}
			if r := p.ordinaryReadings(); r.differ() {
				p.Report([]wire.Span{d.Span}, "Not every cache reads a number in quotes: this is %s.", &r).mends("Write the number without quotes:", rewrite("Cache-Control", &p.CacheControl, nil))
			}
			return
		}
	},
}

// ordinaryReadings are those of the products that were seen at work, unless it
// does not matter how they read it.
func (p *Pass) ordinaryReadings() readings {
	if !p.ordinary() || p.overruled() {
		return readings{}
	}
	return p.readings(measured)
}
