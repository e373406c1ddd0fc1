package fetch

import (
	"strings"
	"time"
)

const months = "janfebmaraprmayjunjulaugsepoctnovdec"

// cookieDate reads a date by the rules of RFC 6265 section 5.1.1, which find
// time, day, month and year in any order.
func cookieDate(s string) (time.Time, bool) {
	var hour, minute, second, day, year int
	var hasTime, hasDay, hasYear bool
	month := 0
	for _, token := range strings.FieldsFunc(s, dateDelimiter) {
		if !hasTime {
			if hour, minute, second, hasTime = clock(token); hasTime {
				continue
			}
		}
		n, length := leadingNumber(token)
		switch {
		case !hasDay && (length == 1 || length == 2):
			day, hasDay = n, true
		case month == 0 && monthOf(token) > 0:
			month = monthOf(token)
		case !hasYear && length >= 2 && length <= 4:
			year, hasYear = n, true
		}
	}
	switch {
	case year >= 70 && year <= 99:
		year += 1900
	case year >= 0 && year <= 69:
		year += 2000
	}
	if !hasTime || !hasDay || !hasYear || month == 0 || day < 1 || day > 31 || year < 1601 || hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	return t, t.Day() == day
}

func dateDelimiter(r rune) bool {
	return r == '\t' || r >= ' ' && r <= '/' || r >= ';' && r <= '@' || r >= '[' && r <= '`' || r >= '{' && r <= '~'
}

// clock reads "15:04:05", each part of one or two digits.
func clock(token string) (hour, minute, second int, ok bool) {
	parts := strings.SplitN(token, ":", 3)
	if len(parts) != 3 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, p := range parts {
		var length int
		n[i], length = leadingNumber(p)
		if length < 1 || length > 2 || i < 2 && length != len(p) {
			return 0, 0, 0, false
		}
	}
	return n[0], n[1], n[2], true
}

// leadingNumber reads the digits in front of s; length counts them, up to 5.
func leadingNumber(s string) (n, length int) {
	for length < len(s) && length < 5 && s[length] >= '0' && s[length] <= '9' {
		n = n*10 + int(s[length]-'0')
		length++
	}
	return n, length
}

// monthOf returns 1 to 12 for a word that begins with a month's name, else 0.
func monthOf(token string) int {
	if len(token) < 3 {
		return 0
	}
	i := strings.Index(months, strings.ToLower(token[:3]))
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}
