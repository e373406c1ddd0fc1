package cache

import (
	"strings"
	"time"
)

// masked reads a date that has exactly the form of a mask, as HAProxy and httpd
// do. In the mask, D, Y, h, m and s stand for digits of the day, the year and
// the time, a small d for a digit of the day or a space, and bbb for the name of
// the month; anything else stands for itself. What follows the mask does not
// matter. Years of two digits up to pivot lie after 2000.
func masked(text, mask string, pivot int) (unix int64, ok bool) {
	if len(text) < len(mask) {
		return 0, false
	}
	var day, year, hour, min, sec int
	parts := map[byte]*int{'D': &day, 'd': &day, 'Y': &year, 'h': &hour, 'm': &min, 's': &sec}
	for i := 0; i < len(mask); i++ {
		digit := text[i] - '0'
		switch part := parts[mask[i]]; {
		case mask[i] == 'b' || mask[i] == 'd' && text[i] == ' ':
		case part == nil && mask[i] != text[i], part != nil && digit > 9:
			return 0, false
		case part != nil:
			*part = *part*10 + int(digit)
		}
	}
	at := strings.Index(mask, "bbb")
	month := strings.Index("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ", text[at:at+3]+" ")
	if year < 100 && strings.Count(mask, "Y") == 2 {
		if year += 1900; year <= 1900+pivot {
			year += 100
		}
	}
	when := time.Date(year, time.Month(1+month/4), day, hour, min, sec, 0, time.UTC)
	return when.Unix(), month >= 0 && month%4 == 0
}
