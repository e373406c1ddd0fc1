package load

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"time"
)

// jsonText is a string; null and structures are "", numbers their digits.
type jsonText string

// UnmarshalJSON never fails: recorders write what they like.
func (t *jsonText) UnmarshalJSON(raw []byte) error {
	switch c := raw[0]; {
	case c == '"' && bytes.IndexByte(raw, '\\') < 0:
		*t = jsonText(raw[1 : len(raw)-1]) // without escapes, invalid UTF-8 stays as it is
	case c == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		*t = jsonText(s)
	case c == '-' || c >= '0' && c <= '9':
		*t = jsonText(raw)
	}
	return nil
}

// jsonNumber is a number, also one written as a string. The zero value is
// "not known", which is what -1 means in a HAR.
type jsonNumber struct {
	value float64
	known bool
}

// UnmarshalJSON never fails.
func (n *jsonNumber) UnmarshalJSON(raw []byte) error {
	text := string(raw)
	if raw[0] == '"' {
		_ = json.Unmarshal(raw, &text)
	}
	v, err := strconv.ParseFloat(text, 64)
	n.value, n.known = v, err == nil && v >= 0 && !math.IsInf(v, 0)
	return nil
}

// int returns the number, or -1.
func (n jsonNumber) int() int64 {
	if !n.known || n.value > 1<<53 {
		return -1
	}
	return int64(n.value)
}

// maxDuration keeps absurd timings from overflowing.
const maxDuration = 365 * 24 * time.Hour

// ms returns a number of milliseconds; not known is 0.
func (n jsonNumber) ms() time.Duration {
	if !n.known {
		return 0
	}
	return time.Duration(min(n.value*float64(time.Millisecond), float64(maxDuration)))
}

// timeLayouts are the spellings of ISO 8601 that recorders use. A time without
// a zone is taken for UTC.
var timeLayouts = []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05"}

// parseTime returns the zero time for what is no time.
func parseTime(s string) time.Time {
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
