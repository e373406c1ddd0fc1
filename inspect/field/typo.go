package field

import "strings"

// NearestDirective returns the directive that name, which is none, was
// probably meant to be, or Unknown.
func NearestDirective(name string) Known {
	if len(name) < 4 || len(name) > 32 {
		return Unknown
	}
	name = squeeze(name)
	best, bestDistance := Unknown, 3
	for k := Unknown + 1; k < numKnown; k++ {
		want := squeeze(k.String())
		d := distance(name, want)
		// Two slips in a short word make another word.
		if d < bestDistance && (d < 2 || len(want) > 7) {
			best, bestDistance = k, d
		}
	}
	return best
}

// squeeze takes the separators out: they are what people get wrong most.
func squeeze(s string) string {
	return strings.NewReplacer("-", "", "_", "").Replace(lower(s))
}

// distance counts the letters to insert, delete, replace or swap with a
// neighbour to get from a to b.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
