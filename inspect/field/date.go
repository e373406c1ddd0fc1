package field

import "maxage/inspect/wire"

// Date is an HTTP-date as a header field gave it.
type Date struct {
	Present bool
	Valid   bool  // one of the three forms of RFC 9110 section 5.6.7
	Unix    int64 // seconds since 1970, when Valid
	Lines   int   // how many lines the field had; the first one counts
	Span    wire.Span
}

// add takes a line; the first one counts.
func (d *Date) add(value string, span wire.Span, now int64) {
	if d.Lines++; d.Present {
		return
	}
	d.Present, d.Span = true, span
	d.Unix, d.Valid = ParseDate(value, now)
}

// ParseDate reads an HTTP-date: IMF-fixdate, or the obsolete RFC 850 and
// asctime forms, in any letter case. Anything else is no date: other zones
// than GMT, one-digit hours, doubled spaces. Two-digit years of the RFC 850
// form lie at most 50 years after now, a Unix time (RFC 9110 section 5.6.7).
// It returns seconds since 1970.
func ParseDate(s string, now int64) (unix int64, ok bool) {
	d := dateReader{s: s, ok: true}
	name := d.word()
	comma := d.accept(", ")
	switch {
	case comma && isDay(name):
		d.imf()
	case comma && isLongDay(name):
		d.rfc850(now)
	case !comma && isDay(name) && d.accept(" "):
		d.asctime()
	default:
		return 0, false
	}
	if !d.ok || d.s != "" || d.day < 1 || d.day > daysIn(d.month, d.year) || d.hour > 23 || d.min > 59 || d.sec > 60 {
		return 0, false
	}
	return d.unix(d.year), true
}
