package cache

import (
	"strings"
	"time"
)

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec "

// maskedDate holds the parts of a date as its text has them.
type maskedDate struct{ year, month, day, hour, min, sec int }

// masked reads a date that has exactly the form of a mask, as HAProxy and httpd
// do. In the mask, D, Y, h, m and s stand for digits of the day, the year and
// the time, a small d for a digit of the day or a space, and bbb for the name of
// the month; anything else stands for itself. What follows the mask does not
// matter. Years of two digits up to pivot lie after 2000.
func masked(text, mask string, pivot int) (d maskedDate, ok bool) {
	if len(text) < len(mask) {
		return d, false
	}
	for i := 0; i < len(mask); i++ {
		part := d.part(mask[i])
		switch digit := text[i] - '0'; {
		case mask[i] == 'b' || mask[i] == 'd' && text[i] == ' ':
		case part == nil && mask[i] != text[i], part != nil && digit > 9:
			return d, false
		case part != nil:
			*part = *part*10 + int(digit)
		}
	}
	at := strings.Index(mask, "bbb")
	month := strings.Index(monthNames, text[at:at+3]+" ")
	d.month = month/4 + 1
	if d.year < 100 && strings.Count(mask, "Y") == 2 {
		if d.year += 1900; d.year <= 1900+pivot {
			d.year += 100
		}
	}
	return d, month >= 0 && month%4 == 0
}

func (d *maskedDate) part(mask byte) *int {
	switch mask {
	case 'Y':
		return &d.year
	case 'D', 'd':
		return &d.day
	case 'h':
		return &d.hour
	case 'm':
		return &d.min
	case 's':
		return &d.sec
	}
	return nil
}

// unix returns seconds since 1970. Days that a month does not have belong to
// the next.
func (d maskedDate) unix() int64 {
	return time.Date(d.year, time.Month(d.month), d.day, d.hour, d.min, d.sec, 0, time.UTC).Unix()
}

// exists reports whether there is such a day and time, up to two leap seconds.
func (d maskedDate) exists() bool {
	day := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	return day.Day() == d.day && d.hour < 24 && d.min < 60 && d.sec < 62
}
