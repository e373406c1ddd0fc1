package cache

import (
	"strings"
	"time"
)

// looseDate reads a date as WebKit's parseDate does, which JavaScript has too:
// [day of the week] day month year, month day year or numbers with slashes, then
// a time of day and a zone, of which much may be missing. Without a zone it takes
// GMT here, and the zone of the computer in truth. It returns seconds since 1970.
func looseDate(text string) (unix int64, ok bool) {
	d := loose{s: text, month: -1, year: noYear, ok: true}
	d.leadingMonth()
	d.dayAndMonth()
	d.yearAndTime()
	d.trailingYear()
	d.timeZone()
	d.trailingYear()
	if !d.ok || d.s != "" {
		return 0, false
	}
	switch {
	case d.year == noYear:
		d.year = 2000
	case d.year >= 0 && d.year < 50:
		d.year += 2000
	case d.year >= 50 && d.year < 100:
		d.year += 1900
	}
	when := time.Date(d.year, time.Month(d.month+1), d.day, d.hour, d.min, d.sec, 0, time.UTC)
	return when.Unix() - int64(d.offset)*60, true
}

const noYear = -1 << 30

// loose eats its string from the left; ok turns false at the first thing that
// does not fit and stays so.
type loose struct {
	s  string
	ok bool

	month, day, year, hour, min, sec int // month from 0
	offset                           int // minutes east of GMT
}

// leadingMonth skips words before the first digit; the last of them may be the
// month.
func (d *loose) leadingMonth() {
	d.spaces()
	word := d.s
	for d.s != "" && !isDigit(d.s[0]) {
		if !isSpace(d.s[0]) && d.s[0] != '(' {
			d.s = d.s[1:]
			continue
		}
		if len(word)-len(d.s) >= 3 {
			d.month = monthIn(word)
		}
		d.spaces()
		word = d.s
	}
	if d.month < 0 && len(word) > len(d.s) {
		d.month = monthIn(word)
	}
	d.ok = d.s != ""
}

func monthIn(word string) int {
	if len(word) < 3 {
		return -1
	}
	at := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(word[:3]))
	if at < 0 || at%3 != 0 {
		return -1
	}
	return at / 3
}

func (d *loose) dayAndMonth() {
	first := d.int()
	switch {
	case first > 31: // 2026/01/31
		d.year = first
		d.need('/')
		d.month = d.int() - 1
		d.need('/')
		d.day = d.int()
	case d.at('/') && d.month < 0: // 01/31/2026
		d.month = first - 1
		d.need('/')
		d.day = d.int()
		d.ok = d.ok && d.day >= 1 && d.day <= 31
		d.accept('/')
		d.ok = d.ok && d.s != ""
	default:
		d.day = first
		d.accept('-')
		d.spaces()
		d.accept(',')
		if d.month < 0 {
			d.month = monthIn(d.s)
			end := strings.IndexAny(d.s, "-, \t")
			if d.ok = d.ok && end >= 0; d.ok {
				d.s = d.s[end+1:]
			}
		}
	}
	d.ok = d.ok && d.month >= 0 && d.month <= 11
}

// accept takes a byte if it comes next.
func (d *loose) accept(c byte) bool {
	if !d.at(c) {
		return false
	}
	d.s = d.s[1:]
	return true
}

func (d *loose) need(c byte) { d.ok = d.accept(c) && d.ok }

func (d *loose) at(c byte) bool { return d.s != "" && d.s[0] == c }

// spaces skips white space and what stands in parentheses.
func (d *loose) spaces() {
	nested := 0
	for ; d.s != ""; d.s = d.s[1:] {
		switch c := d.s[0]; {
		case isSpace(c):
		case c == '(':
			nested++
		case c == ')' && nested > 0:
			nested--
		case nested == 0:
			return
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
