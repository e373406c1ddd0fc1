package field

import "strings"

var (
	dayNames   = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	dayAbbrs   = [...]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
	monthAbbrs = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// position returns where name stands among names, in any case, or -1.
func position(names []string, name string) int {
	for i := range names {
		if len(names[i]) == len(name) && strings.EqualFold(names[i], name) {
			return i
		}
	}
	return -1
}

func isDay(name string) bool { return position(dayAbbrs[:], name) >= 0 }

func isLongDay(name string) bool { return position(dayNames[:], name) >= 0 }

// monthOf returns 1 to 12, or 0 for what is not a month's name.
func monthOf(name string) int { return position(monthAbbrs[:], name) + 1 }

func daysIn(month, year int) int {
	switch {
	case month < 1 || month > 12:
		return 0
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// days counts the days from 1970-01-01, in the proleptic Gregorian calendar
// with years that begin in March, so that leap days come last.
func days(year, month, day int) int64 {
	y, m := int64(year), int64(month)
	if m <= 2 {
		y, m = y-1, m+12
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + int64(day) - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}
