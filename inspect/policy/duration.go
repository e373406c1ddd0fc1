package policy

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

var unitSeconds = map[string]float64{
	"": 1, "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600,
	"d": 86400, "w": 7 * 86400, "y": 365 * 86400,
}

// parseDuration reads Go's durations, and d, w and y; a bare number is seconds,
// as in header fields.
func parseDuration(s string) (time.Duration, bool) {
	total, bare := 0.0, false
	for rest := s; rest != "" || s == ""; {
		digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789."))]
		rest = rest[len(digits):]
		unit := rest[:len(rest)-len(strings.TrimLeft(rest, "nuµmshdwy"))]
		rest = rest[len(unit):]
		seconds, known := unitSeconds[unit]
		n, err := strconv.ParseFloat(digits, 64)
		if bare = bare || unit == ""; !known || err != nil || bare && digits+unit != s {
			return 0, false
		}
		total += n * seconds
	}
	if total > math.MaxInt64/float64(time.Second) {
		return 0, false
	}
	return time.Duration(math.Round(total * float64(time.Second))), true
}

// Seconds reads a length of time as caches count it: whole seconds, no more than
// field.MaxSeconds.
func Seconds(s string) (seconds int64, ok bool) {
	d, ok := parseDuration(s)
	return int64(d / time.Second), ok && d%time.Second == 0 && d <= field.MaxSeconds*time.Second
}

func (r *reader) duration(n ast.Node) time.Duration {
	s, ok := r.text(n)
	if !ok {
		return 0
	}
	d, ok := parseDuration(s)
	if !ok || d <= 0 {
		r.fail(n, "write 30s, 5m, 1h, 7d, 2w or 1y", "%q is no length of time", s)
	}
	return d
}

// seconds reads a length of time as caches count it.
func (r *reader) seconds(n ast.Node, s string) (int64, bool) {
	d, ok := parseDuration(s)
	switch {
	case !ok:
		r.fail(n, "write 30s, 5m, 1h, 7d, 2w or 1y", "%q is no length of time", s)
	case d%time.Second != 0:
		r.fail(n, "", "%q has a part of a second, and caches count whole ones", s)
	case d > field.MaxSeconds*time.Second:
		r.fail(n, "", "%q is longer than caches can count, which is 68 years", s)
	default:
		return int64(d / time.Second), true
	}
	return 0, false
}

// kept says for how long a cache keeps a response.
func kept(n int64) string {
	if n >= field.MaxSeconds {
		return "for ever"
	}
	return "for " + spoken(n)
}

// spoken says seconds as a person would where that is exact.
func spoken(n int64) string {
	if n < 3600 || n < 86400 && n%60 == 0 || n < 365*86400 && n%3600 == 0 || n%86400 == 0 {
		return field.Spoken(n)
	}
	return cache.Seconds(n)
}
