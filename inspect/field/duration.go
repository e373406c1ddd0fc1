package field

import "strconv"

var units = [...]struct {
	seconds int64
	name    string
}{{31536000, "year"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}

// Spoken says a number of seconds the way a person would, in its two largest
// neighbouring units, rounded down: "5 minutes", "2 days 3 hours".
func Spoken(seconds int64) string {
	for i, u := range units {
		n := seconds / u.seconds
		if n == 0 {
			continue
		}
		out := count(n, u.name)
		if i+1 < len(units) {
			if rest := seconds % u.seconds / units[i+1].seconds; rest > 0 {
				out += " " + count(rest, units[i+1].name)
			}
		}
		return out
	}
	return "0 seconds"
}

func count(n int64, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.FormatInt(n, 10) + " " + unit + "s"
}
