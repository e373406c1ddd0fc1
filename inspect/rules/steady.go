package rules

import (
	"strings"
	"unicode"
)

// Steady reports whether a parameter of a query says in plain words what is
// asked for, as route=login does. What names a build, a moment, a visitor, a
// campaign or one of many things is different from one day to the next: all that
// has a digit in it, and what is spelled at random.
func Steady(name, value string) bool {
	if versions(name) || tracks(name) {
		return false
	}
	if value == "" {
		return isWords(name) // ?wsdl
	}
	return name != "" && isWords(value)
}

// longestWords is how long a text may be to name something.
const longestWords = 64

// isWords: letters, and what stands between words.
func isWords(s string) bool {
	if len(s) > longestWords {
		return false
	}
	letters := 0
	for _, c := range s {
		switch {
		case unicode.IsLetter(c):
			letters++
		case !strings.ContainsRune("-_./:, ", c):
			return false
		}
	}
	c := count(s)
	return letters > 0 && (c.lower == 0 || c.upper < 2 || words(s))
}
