package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Threshold says which drift is too much.
type Threshold struct {
	kind DriftKind // "": any
	drop float64   // of a lifetime: the part that may be lost; below 0: any change counts
}

var driftKinds = []DriftKind{DriftStatus, DriftLifetime, DriftStale, DriftDirectives, DriftVary, DriftSetCookie, DriftValidator}

// ParseThreshold reads "any", a kind of drift, or "ttl-drop>50%": a cache keeps
// a response for less than half as long as before, or not at all.
func ParseThreshold(text string) (Threshold, error) {
	if text == "any" {
		return Threshold{drop: -1}, nil
	}
	if slices.Contains(driftKinds, DriftKind(text)) {
		return Threshold{DriftKind(text), -1}, nil
	}
	if percent, ok := strings.CutPrefix(text, "ttl-drop>"); ok {
		n, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
		if err == nil && strings.HasSuffix(percent, "%") && n >= 0 && n < 100 {
			return Threshold{DriftLifetime, n / 100}, nil
		}
	}
	return Threshold{}, fmt.Errorf("%.40q is not a drift to fail on; there are any, ttl-drop>50%%, %s", text, joined(driftKinds))
}

func joined(kinds []DriftKind) string {
	var out []string
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return strings.Join(out, ", ")
}

// Passed reports whether the drift is too much.
func (t Threshold) Passed(d *Drift) bool {
	if t.kind != "" && t.kind != d.Kind {
		return false
	}
	return t.drop < 0 || d.BeforeS != nil && d.AfterS != nil && float64(*d.AfterS) < float64(*d.BeforeS)*(1-t.drop)
}

// Beyond lists the changes whose drift is too much by any of the thresholds.
func (d *Diff) Beyond(thresholds ...Threshold) (out []*Change) {
	for i := range d.Changes {
		c := &d.Changes[i]
		if slices.ContainsFunc(c.Drift, func(one Drift) bool {
			return slices.ContainsFunc(thresholds, func(t Threshold) bool { return t.Passed(&one) })
		}) {
			out = append(out, c)
		}
	}
	return out
}
