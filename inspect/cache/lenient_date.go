package cache

import (
	"math"
	"strings"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// lenientDate reads a date as NSPR's PR_ParseTimeString does, which Chrome and
// Firefox have for all dates of header fields. It picks out of any text what may
// be a day, a month, a year, a time of day and a zone (GMT if there is none).
// It returns seconds since 1970.
func lenientDate(text string) (unix int64, ok bool) {
	d := lenient{text: text, month: -1, day: -1, year: -1, hour: -1}
	for d.at < len(text) {
		d.token()
		d.skip()
	}
	if d.month < 0 || d.day < 0 || d.year < 0 || d.year > math.MaxInt16 {
		return 0, false
	}
	when := time.Date(d.year, time.Month(d.month), d.day, max(d.hour, 0), d.min, d.sec, 0, time.UTC)
	return when.Unix() - int64(d.offset)*60, true
}

// readLeniently reads a date of the response anew.
func readLeniently(d *field.Date, x *wire.Exchange) {
	if d.Present {
		d.Unix, d.Valid = lenientDate(x.Text(d.Span))
	}
}

// lenient eats its text from the left; -1 is what is not known yet.
type lenient struct {
	text string
	at   int

	month, day, year, hour, min, sec int

	zone   string // "" if not known
	offset int    // minutes east of GMT
	set    bool   // the offset was given as a number
}

// token takes what it can of one token.
func (d *lenient) token() {
	switch c := d.peek(0); {
	case isLetter(c):
		d.word()
	case c == '+' || c == '-':
		d.zoneOffset(c == '-')
	case isDigit(c):
		d.number()
	}
}

// skip goes on to the next token. A "-" is skipped where it cannot begin the
// offset of a zone.
func (d *lenient) skip() {
	for d.at < len(d.text) && !strings.ContainsRune(" \t,;-+/()[]", rune(d.text[d.at])) && !d.timeFollows() {
		d.at++
	}
	for d.at < len(d.text) {
		c := d.text[d.at]
		joint := c == '-' && (d.at > 0 && isLetter(d.text[d.at-1]) && d.year < 0 || !isDigit(d.peek(1)))
		if !joint && strings.IndexByte(" \t,;/()[]", c) < 0 {
			break
		}
		d.at++
	}
	if d.timeFollows() {
		d.at++
	}
}

// timeFollows reports whether this is the T before a time of day.
func (d *lenient) timeFollows() bool { return d.peek(0) == 'T' && isDigit(d.peek(1)) }

// word takes a month or a zone by its first three letters; days of the week do
// not matter.
func (d *lenient) word() {
	name := strings.ToLower(d.text[d.at:min(d.at+3, len(d.text))])
	if len(name) >= 2 && name[:2] == "ut" && !isLetter(d.peek(2)) {
		name = "gmt"
	}
	if month := strings.Index(" jan feb mar apr may jun jul aug sep oct nov dec", " "+name); month >= 0 && len(name) == 3 {
		if d.month < 0 {
			d.month = month/4 + 1
		}
		return
	}
	if offset, known := zones[name]; known && d.zone == "" {
		d.zone, d.offset = name, offset
	}
}

// zones are in minutes east of GMT.
var zones = map[string]int{
	"pst": -480, "pdt": -420, "mst": -420, "mdt": -360, "cst": -360, "cdt": -300, "est": -300, "edt": -240,
	"ast": -240, "nst": -210, "gmt": 0, "bst": 60, "met": 60, "eet": 120, "jst": 540,
}

// zoneOffset takes +HHMM, +HH or +H, behind GMT or without a zone.
func (d *lenient) zoneOffset(west bool) {
	d.at++
	if d.set || d.zone != "" && d.zone != "gmt" {
		return
	}
	n := d.digits()
	v := d.value(n)
	switch n {
	case 4:
		v = v/100*60 + v%100
	case 1, 2:
		v *= 60
	default:
		return
	}
	if west {
		v = -v
	}
	d.zone, d.offset, d.set = "gmt", v, true
}

func (d *lenient) peek(i int) byte {
	if d.at+i < len(d.text) {
		return d.text[d.at+i]
	}
	return 0
}

// digits counts the digits from here on.
func (d *lenient) digits() (n int) {
	for isDigit(d.peek(n)) {
		n++
	}
	return n
}

// value is the number that the next n digits make, if there are not too many.
func (d *lenient) value(n int) (v int) {
	for i := range min(n, 9) {
		v = 10*v + int(d.text[d.at+i]-'0')
	}
	return v
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
