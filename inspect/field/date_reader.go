package field

import "strings"

// dateReader eats its string from the left; ok turns false at the first thing
// that does not fit and stays so.
type dateReader struct {
	s  string
	ok bool

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

func (d *dateReader) gmt() { d.ok = d.ok && strings.EqualFold(d.word(), "GMT") }

func (d *dateReader) accept(text string) (found bool) {
	d.s, found = strings.CutPrefix(d.s, text)
	return found
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
