package cache

import (
	"strings"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// rereads sets Date, Expires, Last-Modified and Age as StoreEntry::timestampsSet
// takes them, and the request's Cache-Control. A Date in the future or more than
// a day back is of now, and Expires goes along with it.
func (q squid) rereads(r *field.Response) *field.Response {
	again := *r
	for _, d := range []*field.Date{&again.Date, &again.Expires, &again.LastModified} {
		if d.Present {
			d.Unix = squidTime(r.Exchange.Text(d.Span))
			d.Valid = d.Unix >= 0
		}
	}
	if again.Age.Present {
		n, _ := squidNumber(r.Exchange.Text(r.Age.Span))
		again.Age.Valid = n >= 0 && (n < r.Clock.Received || !r.Clock.Known)
		if again.Age.Seconds = 0; again.Age.Valid {
			again.Age.Seconds = n
		}
	}
	if len(r.Request.CacheControl.List) > 0 {
		again.Request.CacheControl = *q.control(squidMembers(&r.Exchange.Request, wire.Request, "Cache-Control"))
	}
	if !again.Date.Valid && again.Expires.Present {
		again.Age.Seconds = 0 // Expires counts from now
	}
	if !r.Clock.Known {
		return &again
	}
	now := r.Clock.Received
	if d := &again.Date; d.Valid && (d.Unix > now || d.Unix < now-24*3600) {
		if again.Expires.Present && !again.Expires.Valid {
			again.Expires.Unix, again.Expires.Valid = now, true // an unreadable one is of now
		}
		again.Expires.Unix += now - d.Unix
		d.Unix = now
	}
	if older := again.Age.Seconds - (now - again.Date.Unix); again.Date.Valid && older > 0 {
		again.LastModified.Unix += older
	}
	return &again
}

// squidOvertakes: an answer is older by its Date; without one it is, too.
func squidOvertakes(now, stored *field.Response) bool {
	at := func(r *field.Response) int64 {
		if !r.Date.Present {
			return -1
		}
		return squidTime(r.Exchange.Text(r.Date.Span))
	}
	return at(stored) != 0 && at(now) != 0 && now.Exchange.Response.Status != 0 && at(now) < at(stored)
}

// squidTime reads a date as parse_rfc1123 does: words between spaces and commas,
// of which those that begin with a digit are the day, the time and the year, and
// the others the day of the week, the month and the zone, which may be GMT or
// missing. It returns seconds since 1970, -1 if it is no date.
func squidTime(text string) int64 {
	if len(text) > 63 {
		text = text[:63]
	}
	var day, month, year, clock, weekday, zone string
	for _, w := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ' ' }) {
		digit := w[0] >= '0' && w[0] <= '9'
		switch {
		case digit && day == "":
			parts := strings.SplitN(w, "-", 3)
			if day = parts[0]; len(parts) == 2 {
				return -1
			} else if len(parts) == 3 {
				month, year = parts[1], parts[2]
			}
		case digit && strings.Contains(w, ":"):
			clock = w
		case digit && year == "":
			year = w
		case digit:
			return -1
		case weekday == "":
			weekday = w
		case month == "":
			month = w
		case zone == "":
			zone = w
		default:
			return -1
		}
	}
	if day == "" || clock == "" || year == "" || zone != "" && zone != "GMT" {
		return -1
	}
	return squidMoment(day, month, year, clock)
}

func squidMoment(day, month, year, clock string) int64 {
	y := squidInt(year)
	switch {
	case len(year) == 4:
	case y < 70:
		y += 2000
	case y > 19000:
		y -= 17100
	default:
		y += 1900
	}
	parts := strings.SplitN(clock, ":", 3)
	if len(parts) < 2 {
		return -1
	}
	hour, minute, second := squidTwo(clock), squidInt(parts[1]), 0
	if len(parts) == 3 {
		second = squidInt(parts[2])
	}
	d, m := squidInt(day), squidMonth(month)
	if m < 0 || d < 1 || d > 31 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 {
		return -1
	}
	return time.Date(y, time.Month(m+1), d, hour, minute, second, 0, time.UTC).Unix()
}

func squidInt(s string) int {
	n, _ := squidNumber(s)
	return int(n)
}

// squidTwo reads two characters of an hour: "0:" is 10, too.
func squidTwo(s string) int {
	if len(s) < 2 {
		return -1
	}
	n := int(s[1]) - '0'
	if s[0] >= '0' && s[0] <= '9' {
		n += 10 * int(s[0]-'0')
	}
	return n
}

// squidMonth takes three letters in any case.
func squidMonth(s string) int {
	if len(s) < 3 {
		return -1
	}
	i := strings.Index("JanFebMarAprMayJunJulAugSepOctNovDec", strings.ToUpper(s[:1])+strings.ToLower(s[1:3]))
	if i%3 != 0 {
		return -1
	}
	return i / 3
}
