package report

import "strconv"

var shortUnits = [...]struct {
	seconds int64
	name    string
}{{31536000, "y"}, {86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}}

// short says seconds in the two largest neighbouring units, rounded down:
// "5 min", "4 min 18 s".
func short(seconds int64) string {
	for i, u := range shortUnits {
		n := seconds / u.seconds
		if n == 0 {
			continue
		}
		out := strconv.FormatInt(n, 10) + " " + u.name
		if i+1 < len(shortUnits) {
			next := shortUnits[i+1]
			if rest := seconds % u.seconds / next.seconds; rest > 0 {
				out += " " + strconv.FormatInt(rest, 10) + " " + next.name
			}
		}
		return out
	}
	return "0 s"
}
