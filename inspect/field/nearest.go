package field

import "strings"

// NearestDirective returns the directive that name, which is none, was
// probably meant to be, or Unknown.
func NearestDirective(name string) Kind {
	if len(name) < 4 || len(name) > 32 {
		return Unknown
	}
	name = squeeze(name)
	best, least := Unknown, 3
	for k := Unknown + 1; k < numKinds; k++ {
		want := squeeze(k.String())
		n := Slips(name, want)
		// Two slips in a short word make another word.
		if n < least && (n < 2 || len(want) > 7) {
			best, least = k, n
		}
	}
	return best
}

// squeeze takes the separators out: they are what people get wrong most.
func squeeze(s string) string { return separators.Replace(lower(s)) }

var separators = strings.NewReplacer("-", "", "_", "")
