package cache

// number takes digits: a time of day if a colon follows, a whole date if it
// looks like one, else a day or a year, by how many they are.
func (d *lenient) number() {
	n := d.digits()
	v := d.value(n)
	switch next := d.peek(n); {
	case next == ':':
		d.clock(n)
	case (next == '/' || next == '-') && isDigit(d.peek(n+1)):
		d.numeric()
	case isLetter(next):
	case n == 4 || n == 5:
		d.setYear(v)
	case n == 2 && (d.day >= 0 || v > 31):
		d.setYear(century(v))
	case n <= 2 && d.day < 0:
		d.day = v
	}
}

func (d *lenient) setYear(year int) {
	if d.year < 0 {
		d.year = year
	}
}

// century completes a year of two digits.
func century(year int) int {
	switch {
	case year < 70:
		return year + 2000
	case year < 100:
		return year + 1900
	}
	return year
}

// clock takes H:MM[:SS[.fraction]] with Z, am or pm behind it.
func (d *lenient) clock(n int) {
	if d.hour >= 0 || n > 2 {
		return
	}
	hour := d.value(n)
	d.at += n + 1
	n = d.digits()
	if n == 0 || n > 2 {
		return
	}
	minute := d.value(n)
	if d.at += n; d.peek(0) == ':' {
		d.at++
	}
	if n = d.digits(); n > 2 {
		return
	}
	second := d.value(n)
	if d.at += n; d.peek(0) == '.' {
		d.at++
		d.at += d.digits()
	}
	if d.peek(0) == 'Z' {
		if d.zone = "gmt"; !d.set {
			d.offset = 0
		}
		d.at++
	} else if hour <= 12 {
		hour = d.half(hour)
	}
	d.hour, d.min, d.sec = hour, minute, second
}

// half applies am and pm, if they follow, to an hour.
func (d *lenient) half(hour int) int {
	i := 0
	for d.peek(i) == ' ' || d.peek(i) == '\t' {
		i++
	}
	if d.peek(i+1)|0x20 != 'm' {
		return hour
	}
	switch half := d.peek(i) | 0x20; {
	case half == 'p' && hour < 12:
		return hour + 12
	case half == 'a' && hour == 12:
		return 0
	}
	return hour
}

// numeric takes three numbers with "/" or "-" between them: year, month, day if
// the first can be nothing else, then day first, else month first.
func (d *lenient) numeric() {
	if d.month >= 0 {
		return
	}
	var part [3]int
	at, start := d.at, d.at
	for i := range part {
		d.at = at
		n := d.digits()
		part[i] = d.value(n)
		at += n + 1
		last := i == 2
		fits := n <= 2 || i != 1 && n == 4 || last && n == 5
		if end := d.peek(n); n == 0 || !fits || !last && end != '/' && end != '-' {
			d.at = start
			return
		}
	}
	at--
	if d.at = at; isLetter(d.peek(0)) && !d.timeFollows() {
		d.at = start
		return
	}
	switch a, b, c := part[0], part[1], part[2]; {
	case (a > 31 || a == 0) && (b > 12 || c > 31):
		d.at = start
	case a > 31 || a == 0:
		d.year, d.month, d.day = century(a), b, c
	case a > 12 && b > 12:
	case a > 12:
		d.day, d.month, d.year = a, b, century(c)
	default:
		d.month, d.day, d.year = a, b, century(c)
	}
}
