package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// MaxAgeInvalid sees lifetimes that are no numbers.
var MaxAgeInvalid = &Rule{
	ID:       "max-age-invalid",
	Severity: Error,
	Category: Freshness,
	Title:    "max-age or s-maxage is no number of seconds",
	Doc: `A lifetime is a whole number of seconds, in digits and nothing else. Of anything else caches make what they like, so users see this for longer or shorter than you meant, depending on the cache that they reach.

The standard would have it treated as expired. In fact some read the digits in front (max-age=1h becomes one second), some act as if max-age were not there and guess from Last-Modified, and some do not store the response. Negative numbers are no way to say zero: Chrome and Firefox guess at those too.`,
	Fix:  `Send digits alone, as in "Cache-Control: max-age=300" for five minutes; "max-age=0" or "no-cache" if it must be checked each time.`,
	Send: "Cache-Control: max-age=300",
	Refs: []string{"RFC 9111 section 1.2.2", "RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		d := p.badLifetime()
		if d == nil {
			p.thousands()
			return
		}
		if !p.ordinary() || p.overruled() {
			return
		}
		at, wrote := []wire.Span{d.Span}, plain(p.Exchange.Text(d.Span))
		if r := p.readings(measured); r.differ() {
			p.Report(at, "%s gives no number of seconds, so caches make of it what they like: this is %s.", wrote, &r)
			return
		}
		p.Report(at, "%s gives no number of seconds and counts as expired, so every view asks your site again.", wrote).Severity = Warning
	},
}

// thousands sees a number written as in 31,536,000: it ends at the comma.
func (p *Pass) thousands() {
	list := p.CacheControl.List
	for i := range list {
		d := &list[i]
		if d.Kind != field.MaxAge && d.Kind != field.SMaxAge || d.Seconds <= 0 || d.Seconds >= 1000 {
			continue
		}
		number, at := d.Arg, []wire.Span{d.Span}
		for k := i + 1; k < len(list) && len(list[k].Name) == 3 && count(list[k].Name).digits == 3 && !list[k].HasArg; k++ {
			number, at = number+list[k].Name, append(at, list[k].Span)
		}
		if len(at) > 1 && p.ordinary() && !p.overruled() {
			p.Report(at, "Caches read %s up to the comma: this is fresh for %s, not for %s.", d.Name, field.Spoken(d.Seconds), field.Spoken(field.Seconds(number))).Severity = Warning
			return
		}
	}
}

// badLifetime returns the first max-age or s-maxage without a number, or with
// something that is none; nil if there is none.
func (p *Pass) badLifetime() *field.Directive {
	list := p.CacheControl.List
	for i := range list {
		d := &list[i]
		if (d.Kind == field.MaxAge || d.Kind == field.SMaxAge) && (d.Fault == field.MissingArgument || d.Fault == field.NotSeconds) {
			return d
		}
	}
	return nil
}
