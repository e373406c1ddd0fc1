package policy

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// bound is the seconds that something may be, both ends included.
type bound struct{ low, high int64 }

const noEnd = int64(-1) // as bound.high

func (b bound) holds(n int64) bool { return n >= b.low && (b.high == noEnd || n <= b.high) }

// String completes "keep this for": "5 minutes or more".
func (b bound) String() string {
	switch {
	case b.low == b.high:
		return spoken(b.low)
	case b.high == noEnd:
		return spoken(b.low) + " or more"
	case b.low == 0:
		return spoken(b.high) + " at most"
	}
	return spoken(b.low) + " to " + spoken(b.high)
}

// aim is a value in the middle of what is right: the end that is given, the
// lower one of two.
func (b bound) aim() int64 {
	if b.low == 0 && b.high > 0 {
		return b.high
	}
	return b.low
}

// bound reads "5m", ">= 1h", "<= 10s" or "1m..10m".
func (r *reader) bound(n ast.Node, s string) (bound, bool) {
	if low, high, ok := strings.Cut(s, ".."); ok {
		from, ok1 := r.seconds(n, strings.TrimSpace(low))
		to, ok2 := r.seconds(n, strings.TrimSpace(high))
		if ok1 && ok2 && from > to {
			r.fail(n, "", "%q ends before it begins", s)
		}
		return bound{from, to}, ok1 && ok2
	}
	if least, ok := strings.CutPrefix(s, ">="); ok {
		from, ok := r.seconds(n, strings.TrimSpace(least))
		return bound{from, noEnd}, ok
	}
	if most, ok := strings.CutPrefix(s, "<="); ok {
		to, ok := r.seconds(n, strings.TrimSpace(most))
		return bound{0, to}, ok
	}
	if limit := strings.TrimLeft(s, "<>"); limit != s {
		r.fail(n, "write "+s[:1]+"= "+strings.TrimSpace(limit), "%q leaves its end out, and a limit here takes it in", s)
		return bound{}, false
	}
	exact, ok := r.seconds(n, s)
	return bound{exact, exact}, ok
}
