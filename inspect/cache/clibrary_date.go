package cache

import (
	"strings"
	"time"
)

// cLibraryDate reads a date as C's strptime does with the formats that Varnish
// 2 had, from which Fastly comes: what follows the date is not looked at, any
// white space will do, and names may be long or short. It returns seconds
// since 1970.
func cLibraryDate(text string) (unix int64, ok bool) {
	for _, format := range [...]string{"a, d b Y t GMT", "a, d-b-y t GMT", "a b d t Y"} {
		d := cDate{rest: text, ok: true}
		for i := range len(format) {
			d.take(format[i])
		}
		if d.ok {
			return time.Date(d.year, d.month, d.day, d.hour, d.min, d.sec, 0, time.UTC).Unix(), true
		}
	}
	return 0, false
}

type cDate struct {
	rest string
	ok   bool

	year, day, hour, min, sec int
	month                     time.Month
}

// take takes what one letter of a format stands for, as in strptime.
func (d *cDate) take(c byte) {
	switch c {
	case ' ':
		d.rest = strings.TrimLeft(d.rest, " \t")
	case 'a':
		d.name(7, func(i int) string { return time.Weekday(i).String() })
	case 'b':
		d.month = time.Month(d.name(12, func(i int) string { return time.Month(i + 1).String() }) + 1)
	case 'd':
		d.day = d.number(1, 31, 2)
	case 'Y':
		d.year = d.number(0, 9999, 4)
	case 'y':
		if d.year = 1900 + d.number(0, 99, 2); d.year < 1969 {
			d.year += 100
		}
	case 't':
		d.hour = d.number(0, 23, 2)
		d.take(':')
		d.min = d.number(0, 59, 2)
		d.take(':')
		d.sec = d.number(0, 61, 2)
	default:
		if d.ok = d.ok && d.rest != "" && d.rest[0] == c; d.ok {
			d.rest = d.rest[1:]
		}
	}
}

// name takes one of n names, whole or its first three letters, in any case.
func (d *cDate) name(n int, of func(int) string) int {
	for i := range n {
		for _, name := range [...]string{of(i), of(i)[:3]} {
			if len(d.rest) >= len(name) && strings.EqualFold(d.rest[:len(name)], name) {
				d.rest = d.rest[len(name):]
				return i
			}
		}
	}
	d.ok = false
	return 0
}

// number takes as many digits as make a number of at most so many.
func (d *cDate) number(least, most, digits int) int {
	d.rest = strings.TrimLeft(d.rest, " ")
	n, taken := 0, 0
	for taken < digits && taken < len(d.rest) && isDigit(d.rest[taken]) && n*10 <= most {
		n = n*10 + int(d.rest[taken]-'0')
		taken++
	}
	d.ok = d.ok && taken > 0 && n >= least && n <= most
	d.rest = d.rest[taken:]
	return n
}
