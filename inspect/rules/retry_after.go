package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// retryAfter returns the seconds of Retry-After, counted from Date where it is
// a date.
func (p *Pass) retryAfter() (seconds int64, at wire.Span, ok bool) {
	i := p.Exchange.Response.Index("Retry-After")
	if i < 0 {
		return 0, wire.Span{}, false
	}
	value := p.Exchange.Response.Fields[i].Value
	if seconds = field.Seconds(value); seconds == field.Invalid {
		when, isDate := field.ParseDate(value, p.Clock.Now)
		if !isDate || !p.Date.Valid {
			return 0, wire.Span{}, false
		}
		seconds = field.Saturate(when - p.Date.Unix)
	}
	return seconds, p.Exchange.Response.Line(wire.Response, i), true
}
