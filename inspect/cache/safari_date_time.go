package cache

import "strings"

// yearAndTime takes the year, unless what looks like one is the hour, and the
// time of day, which may be missing.
func (d *loose) yearAndTime() {
	if d.s != "" && d.year == noYear {
		rest := strings.TrimLeft(d.s, " \t")
		d.year = d.int()
		if d.at(':') {
			d.year, d.s = noYear, rest
		} else if d.s != "" && !isSpace(d.s[0]) && d.s[0] != ',' {
			d.ok = false
		}
	}
	if d.s == "" || !d.ok {
		return
	}
	if d.year != noYear {
		d.s = d.s[1:]
		d.spaces()
	}
	if number := strings.TrimLeft(d.s, "+-"); number == "" || !isDigit(number[0]) {
		return
	}
	d.clock()
	d.half()
}

// clock takes H:MM[:SS].
func (d *loose) clock() {
	d.hour = d.int()
	d.need(':')
	d.min = d.int()
	if d.s != "" && d.s[0] != ':' && !isSpace(d.s[0]) {
		d.ok = false
	}
	if d.accept(':') {
		d.sec = d.int()
	}
	d.ok = d.ok && d.hour >= 0 && d.hour <= 23 && d.min >= 0 && d.min <= 59 && d.sec >= 0 && d.sec <= 59
	d.spaces()
}

// half applies am and pm.
func (d *loose) half() {
	switch half := strings.ToLower(d.s[:min(2, len(d.s))]); half {
	case "am", "pm":
		d.ok = d.ok && d.hour <= 12
		if d.hour %= 12; half == "pm" {
			d.hour += 12
		}
		d.s = d.s[2:]
		d.spaces()
	}
}

// trailingYear takes a year behind the time or the zone.
func (d *loose) trailingYear() {
	if d.s != "" && isDigit(d.s[0]) && d.year == noYear {
		d.year = d.int()
		d.spaces()
	}
}

// timeZone takes a name that it knows, and an offset, alone or behind GMT.
func (d *loose) timeZone() {
	rest := strings.ToLower(d.s)
	if strings.HasPrefix(rest, "gmt") || strings.HasPrefix(rest, "utc") {
		d.s = d.s[3:]
	}
	if d.at('+') || d.at('-') {
		d.zoneOffset()
	} else {
		for _, name := range [...]string{"ut", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"} {
			if strings.HasPrefix(strings.ToLower(d.s), name) {
				d.offset, d.s = zones[name], d.s[len(name):]
				break
			}
		}
	}
	d.spaces()
}

// zoneOffset takes +HH, +HHMM and +HH:MM.
func (d *loose) zoneOffset() {
	west := d.at('-')
	n := d.int()
	if west {
		n = -n
	}
	d.ok = d.ok && n <= 9959
	switch {
	case d.accept(':'):
		n = n*60 + d.int()
	case n >= 24:
		n = n/100*60 + n%100
	default:
		n *= 60
	}
	if d.offset = n; west {
		d.offset = -n
	}
}

// int reads a number as C's strtol does: behind white space, with a sign.
func (d *loose) int() (n int) {
	for d.s != "" && isSpace(d.s[0]) {
		d.s = d.s[1:]
	}
	negative := d.at('-')
	if negative || d.at('+') {
		d.s = d.s[1:]
	}
	digits := 0
	for d.s != "" && isDigit(d.s[0]) {
		n = min(n*10+int(d.s[0]-'0'), 1<<29)
		d.s = d.s[1:]
		digits++
	}
	d.ok = d.ok && digits > 0
	if negative {
		return -n
	}
	return n
}
