package rules

import (
	"strconv"
	"strings"
)

// Plain is for messages that are written elsewhere.
func Plain(s string) string { return plain(s) }

// plain makes a word from the wire fit for a sentence: printable, short, and
// never mistaken for our own words when it is odd.
func plain(s string) string {
	const longest = 40
	if len(s) > longest {
		s = s[:longest] + "..."
	}
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return strconv.QuoteToASCII(s)
		}
	}
	return s
}

// plainList makes words from the wire a list for a sentence.
func plainList(words []string) string {
	const most = 4
	shown := make([]string, 0, most)
	for _, w := range words[:min(len(words), most)] {
		shown = append(shown, plain(w))
	}
	return strings.Join(shown, ", ")
}
