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

// ParseDate reads an HTTP-date: IMF-fixdate, or the obsolete RFC 850 and
// asctime forms, in any letter case. Anything else is no date: other zones
// than GMT, one-digit hours, doubled spaces. Two-digit years of the RFC 850
// form lie at most 50 years after now, a Unix time (RFC 9110 section 5.6.7).
// It returns seconds since 1970.
func ParseDate(s string, now int64) (unix int64, ok bool) {
	d := dateReader{s: s, ok: true}
	name := d.word()
	switch {
	case d.accept(", ") && len(name) == 3 && isDay(name):
		d.imf()
	case len(name) > 3 && isLongDay(name) && d.took:
		d.rfc850(now)
	case len(name) == 3 && isDay(name) && d.accept(" "):
		d.asctime()
	default:
		return 0, false
	}
	if !d.ok || d.s != "" || d.day < 1 || d.day > daysIn(d.month, d.year) || d.hour > 23 || d.min > 59 || d.sec > 60 {
		return 0, false
	}
	return d.unix(d.year), true
}

// dateReader eats its string from the left; ok turns false at the first thing
// that does not fit and stays so.
type dateReader struct {
	s    string
	ok   bool
	took bool // the last accept found its text

	year, month, day, hour, min, sec int
}

// imf reads "06 Nov 1994 08:49:37 GMT".
func (d *dateReader) imf() {
	d.day = d.digits(2)
	d.need(" ")
	d.month = monthOf(d.word())
	d.need(" ")
	d.year = d.digits(4)
	d.need(" ")
	d.clock()
	d.need(" ")
	d.gmt()
}

// rfc850 reads "06-Nov-94 08:49:37 GMT".
func (d *dateReader) rfc850(now int64) {
	d.day = d.digits(2)
	d.need("-")
	d.month = monthOf(d.word())
	d.need("-")
	yy := d.digits(2)
	d.need(" ")
	d.clock()
	d.need(" ")
	d.gmt()
	d.year = d.nearCentury(yy, now)
}

// asctime reads "Nov  6 08:49:37 1994".
func (d *dateReader) asctime() {
	d.month = monthOf(d.word())
	d.need(" ")
	if d.accept(" ") {
		d.day = d.digits(1)
	} else {
		d.day = d.digits(2)
	}
	d.need(" ")
	d.clock()
	d.need(" ")
	d.year = d.digits(4)
}

func (d *dateReader) clock() {
	d.hour = d.digits(2)
	d.need(":")
	d.min = d.digits(2)
	d.need(":")
	d.sec = d.digits(2)
}

// unix returns the seconds since 1970 of what was read, in that year.
func (d *dateReader) unix(year int) int64 {
	return days(year, d.month, d.day)*86400 + int64(d.hour*3600+d.min*60+d.sec)
}

func (d *dateReader) gmt() { d.ok = d.ok && equalFold(d.word(), "gmt") }

func (d *dateReader) accept(text string) bool {
	d.took = len(d.s) >= len(text) && d.s[:len(text)] == text
	if d.took {
		d.s = d.s[len(text):]
	}
	return d.took
}

func (d *dateReader) need(text string) { d.ok = d.accept(text) && d.ok }

func (d *dateReader) word() string {
	i := 0
	for i < len(d.s) && (d.s[i]|0x20 >= 'a' && d.s[i]|0x20 <= 'z') {
		i++
	}
	w := d.s[:i]
	d.s = d.s[i:]
	return w
}

func (d *dateReader) digits(n int) int {
	if len(d.s) < n {
		d.ok = false
		return 0
	}
	v := 0
	for i := 0; i < n; i++ {
		c := d.s[i]
		if c < '0' || c > '9' {
			d.ok = false
			return 0
		}
		v = v*10 + int(c-'0')
	}
	d.s = d.s[n:]
	return v
}

func equalFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}

const shortDays, longDays = "sunmontuewedthufrisat", "sunday monday tuesday wednesday thursday friday saturday "
const months = "janfebmaraprmayjunjulaugsepoctnovdec"

func isDay(name string) bool { return indexFold(shortDays, name) >= 0 }

func isLongDay(name string) bool {
	for rest := longDays; rest != ""; {
		i := 0
		for rest[i] != ' ' {
			i++
		}
		if equalFold(name, rest[:i]) {
			return true
		}
		rest = rest[i+1:]
	}
	return false
}

// monthOf returns 1 to 12, or 0 for what is not a month's name.
func monthOf(name string) int { return indexFold(months, name) + 1 }

// indexFold finds a three-letter name in a run of such names.
func indexFold(run, name string) int {
	if len(name) != 3 {
		return -1
	}
	for i := 0; i+3 <= len(run); i += 3 {
		if equalFold(name, run[i:i+3]) {
			return i / 3
		}
	}
	return -1
}

// nearCentury chooses the century that puts the date at most 50 years after
// now.
func (d *dateReader) nearCentury(yy int, now int64) int {
	const perYear = 31556952 // a Gregorian year on average
	this := int(now/perYear) + 1970
	year := this - this%100 + yy
	switch at := d.unix(year); {
	case at > now+50*perYear:
		return year - 100
	case at <= now-50*perYear:
		return year + 100
	}
	return year
}

func daysIn(month, year int) int {
	switch {
	case month < 1 || month > 12:
		return 0
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// days counts the days from 1970-01-01, in the proleptic Gregorian calendar
// with years that begin in March, so that leap days come last.
func days(year, month, day int) int64 {
	y, m := int64(year), int64(month)
	if m <= 2 {
		y, m = y-1, m+12
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + int64(day) - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}
