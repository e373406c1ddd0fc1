package cache

import (
	"strconv"
	"strings"
	"time"
)

// nginxDate reads the three forms of a date as ngx_parse_http_time does: the
// day of the week may be anything, and what follows the seconds counts for
// nothing, so that every zone is GMT.
func nginxDate(text string) (unix int64, ok bool) {
	p := nginxClock{text: text, ok: true}
	i := strings.IndexAny(text, ", ")
	if i < 0 {
		return 0, false
	}
	p.text = strings.TrimLeft(text[i+1:], " ")
	if len(p.text) < 18 {
		return 0, false
	}
	var day, month, year int
	switch asctime := text[i] == ' '; {
	case asctime:
		month = p.month()
		p.skip(" ")
		p.text = strings.TrimPrefix(p.text, " ")
		day = p.oneOrTwo()
		p.skip(" ")
	default:
		day = p.digits(2)
		separator := " "
		if strings.HasPrefix(p.text, "-") {
			separator = "-"
		}
		p.skip(separator)
		month = p.month()
		p.skip(separator)
		if separator == " " {
			year = p.digits(4)
		} else if year = p.digits(2) + 1900; year < 1970 {
			year += 100
		}
		p.skip(" ")
	}
	hour := p.digits(2)
	p.skip(":")
	minute := p.digits(2)
	p.skip(":")
	second := p.digits(2)
	if text[i] == ' ' {
		p.skip(" ")
		year = p.digits(4)
	}
	when := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if !p.ok || hour > 23 || minute > 59 || second > 59 || day > 0 && when.Day() != day {
		return 0, false
	}
	return when.Unix(), true
}

// nginxClock takes a date apart from its front; ok is false once something was
// not there.
type nginxClock struct {
	text string
	ok   bool
}

func (p *nginxClock) skip(s string) {
	rest, found := strings.CutPrefix(p.text, s)
	p.text, p.ok = rest, p.ok && found
}

func (p *nginxClock) digits(n int) int {
	if len(p.text) < n {
		p.ok = false
		return 0
	}
	v, err := strconv.ParseUint(p.text[:n], 10, 16)
	p.text, p.ok = p.text[n:], p.ok && err == nil
	return int(v)
}

func (p *nginxClock) oneOrTwo() int {
	if len(p.text) > 1 && p.text[1] == ' ' {
		return p.digits(1)
	}
	return p.digits(2)
}

// month looks at as many letters as it takes to tell the months apart.
func (p *nginxClock) month() int {
	if len(p.text) < 3 {
		p.ok = false
		return 1
	}
	s := p.text[:3]
	p.text = p.text[3:]
	switch s[0] {
	case 'J':
		switch {
		case s[1] == 'a':
			return 1
		case s[2] == 'n':
			return 6
		}
		return 7
	case 'F':
		return 2
	case 'M':
		if s[2] == 'r' {
			return 3
		}
		return 5
	case 'A':
		if s[1] == 'p' {
			return 4
		}
		return 8
	case 'S':
		return 9
	case 'O':
		return 10
	case 'N':
		return 11
	case 'D':
		return 12
	}
	p.ok = false
	return 1
}
