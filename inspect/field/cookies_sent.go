package field

import (
	"iter"
	"strings"
)

// CookiesSent yields name and value of what a Cookie field sends (RFC 6265
// section 4.2.1). Empty pairs are left out; a word without "=" is a name.
func CookiesSent(value string) iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for pair := range strings.SplitSeq(value, ";") {
			name, value, _ := strings.Cut(pair, "=")
			name, value = strings.TrimSpace(name), strings.TrimSpace(value)
			if (name != "" || value != "") && !yield(name, value) {
				return
			}
		}
	}
}
