package cache

import (
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// Seconds says a number of seconds exactly, and as a person would when it is
// long: "300 seconds", "86400 seconds (1 day)".
func Seconds(n int64) string {
	switch {
	case n == 1:
		return "1 second"
	case n < 1000:
		return strconv.FormatInt(n, 10) + " seconds"
	}
	return strconv.FormatInt(n, 10) + " seconds (" + field.Spoken(n) + ")"
}

// spelled writes a field name the usual way: accept-language as
// Accept-Language.
func spelled(name string) string {
	parts := strings.Split(name, "-")
	for i, p := range parts {
		if parts[i] = capital(p); p == "cdn" {
			parts[i] = "CDN"
		}
	}
	return strings.Join(parts, "-")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func list(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// small takes the leading space and capital off a sentence.
func small(s string) string { return strings.ToLower(s[1:2]) + s[2:] }
