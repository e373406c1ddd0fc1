package field

import (
	"fmt"
	"strconv"
)

var units = [...]struct {
	seconds         int64
	name, shortName string
}{{31536000, "year", "y"}, {86400, "day", "d"}, {3600, "hour", "h"}, {60, "minute", "min"}, {1, "second", "s"}}

// Spoken says a number of seconds the way a person would, in its two largest
// neighbouring units, rounded down: "5 minutes", "2 days 3 hours".
func Spoken(seconds int64) string {
	return inUnits(seconds, func(n int64, unit int) string { return count(n, units[unit].name) })
}

// SpokenShort is Spoken for tables: "5 min", "2 d 3 h".
func SpokenShort(seconds int64) string {
	return inUnits(seconds, func(n int64, unit int) string { return strconv.FormatInt(n, 10) + " " + units[unit].shortName })
}

// inUnits has the parts of that many seconds written, and joins them.
func inUnits(seconds int64, write func(n int64, unit int) string) string {
	last := len(units) - 1
	for i := range last {
		n := seconds / units[i].seconds
		if n == 0 {
			continue
		}
		if rest := seconds % units[i].seconds / units[i+1].seconds; rest > 0 {
			return write(n, i) + " " + write(rest, i+1)
		}
		return write(n, i)
	}
	return write(seconds, last)
}

func count(n int64, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.FormatInt(n, 10) + " " + unit + "s"
}

// counted says seconds exactly and, when there are many, as a person would.
func counted(n int64) string {
	if n < 60 {
		return count(n, "second")
	}
	return fmt.Sprintf("%d s (%s)", n, Spoken(n))
}

// Bytes says a number of bytes in decimal units: "10.5 kB".
func Bytes(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	value, unit := float64(n), -1
	for value >= 999.95 && unit < 3 {
		value /= 1000
		unit++
	}
	return fmt.Sprintf("%.1f %cB", value, "kMGT"[unit])
}

// Old says how old something is: "5 minutes old", and "of any age" where nothing
// ends it.
func Old(seconds int64) string {
	if seconds >= MaxSeconds {
		return "of any age"
	}
	return Spoken(seconds) + " old"
}

// OldAtMost is Old for a limit: "up to 5 minutes old".
func OldAtMost(seconds int64) string {
	if seconds >= MaxSeconds {
		return Old(seconds)
	}
	return "up to " + Old(seconds)
}
