package load

import (
	"strings"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// centuryPivot (2026) places the two-digit years of RFC 850 dates, since a
// recording without times does not say when it was made.
const centuryPivot = 1767225600

// observed returns Date + Age: the moment at which the response was exactly as
// old as its Age says. It is zero without a valid Date.
func observed(response *wire.Message) time.Time {
	value, _ := response.Get("Date")
	date, ok := field.ParseDate(value, centuryPivot)
	if !ok {
		return time.Time{}
	}
	line, _ := response.Get("Age")
	first, _, _ := strings.Cut(line, ",")
	if age := field.Seconds(trimSpace(first)); age != field.Invalid {
		date += age
	}
	return time.Unix(date, 0).UTC()
}
