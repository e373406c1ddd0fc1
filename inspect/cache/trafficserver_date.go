package cache

import (
	"math"
	"strings"
	"time"
)

// atsDate reads what looks like one of the forms of a date, without much care.
// The year is bounded by what 32 bits hold, and the epoch is no date.
func atsDate(text string) (int64, bool) {
	text = strings.TrimLeft(text, " \t")
	if len(text) >= 29 && text[3] == ',' {
		return atsFixed(text)
	}
	d := atsDateReader{text: text, ok: true}
	switch {
	case text != "" && text[0] >= '0' && text[0] <= '9':
		d.number(&d.day)
		d.month()
		d.year()
		d.time()
	case !d.weekday():
		return 0, false
	case d.text != "" && (d.text[0] == ',' || d.text[0] >= '0' && d.text[0] <= '9'):
		d.number(&d.day)
		d.month()
		d.year()
		d.time()
	default:
		d.month()
		d.number(&d.day)
		d.time()
		d.year()
	}
	return d.unix()
}

// atsFixed reads a date by the positions of its parts.
func atsFixed(text string) (int64, bool) {
	d := atsDateReader{ok: weekday(capital(strings.ToLower(text[:3])))}
	at := func(i int) int { return int(text[i]) - '0' }
	d.day = at(5)*10 + at(6)
	d.mon = strings.Index(monthNames, text[8:11]+" ")/4 + 1
	d.yr = at(12)*1000 + at(13)*100 + at(14)*10 + at(15)
	d.hms = [3]int{at(17)*10 + at(18), at(20)*10 + at(21), at(23)*10 + at(24)}
	d.ok = d.ok && strings.Contains(monthNames, text[8:11]+" ") && text[19] == ':' && text[22] == ':'
	return d.unix()
}

// atsDateReader reads a date part by part as Traffic Server does, passing over what
// stands between the parts.
type atsDateReader struct {
	text         string
	day, mon, yr int
	hms          [3]int
	ok           bool
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// word eats the next letters.
func (d *atsDateReader) word() string {
	start := strings.IndexFunc(d.text, func(r rune) bool { return r < 128 && letter(byte(r)) })
	if start < 0 {
		d.text = ""
		return ""
	}
	end := start
	for end < len(d.text) && letter(d.text[end]) {
		end++
	}
	word := d.text[start:end]
	d.text = d.text[end:]
	return word
}

// weekday eats the name of a day, of which three letters are enough, and the
// white space behind it.
func (d *atsDateReader) weekday() bool {
	name := capital(strings.ToLower(d.word()))
	d.text = strings.TrimLeft(d.text, " \t")
	return len(name) >= 3 && weekday(name[:3])
}

func (d *atsDateReader) month() {
	name := capital(strings.ToLower(d.word()))
	if d.ok = d.ok && len(name) >= 3 && strings.Contains(monthNames, name[:3]+" "); d.ok {
		d.mon = strings.Index(monthNames, name[:3]+" ")/4 + 1
	}
}

// number eats the next digits.
func (d *atsDateReader) number(to *int) {
	start := strings.IndexAny(d.text, "-0123456789")
	if d.ok = d.ok && start >= 0; !d.ok {
		return
	}
	sign := 1
	if d.text[start] == '-' {
		start, sign = start+1, -1
	}
	n, rest := leading(d.text[start:])
	d.text = rest
	*to = sign * int(max(0, n))
}

// year is the number behind what is no digit.
func (d *atsDateReader) year() {
	start := strings.IndexAny(d.text, "0123456789")
	if d.ok = d.ok && start >= 0; !d.ok {
		return
	}
	n, rest := leading(d.text[start:])
	d.text, d.yr = rest, int(n)
	switch {
	case n < 70:
		d.yr += 2000
	case n < 1900:
		d.yr += 1900
	}
}

func (d *atsDateReader) time() {
	for i := range d.hms {
		d.number(&d.hms[i])
	}
}

// unix returns seconds since 1970, as far as 32 bits go.
func (d *atsDateReader) unix() (int64, bool) {
	switch {
	case !d.ok || d.yr < 1970:
		return 0, false
	case d.yr > 2037:
		return math.MaxInt32, true
	}
	unix := time.Date(d.yr, time.Month(d.mon), d.day, d.hms[0], d.hms[1], d.hms[2], 0, time.UTC).Unix()
	return unix, unix > 0
}
