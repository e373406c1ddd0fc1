package rules

import (
	"slices"
	"strings"
)

// DictionaryMissingVary sees a response compressed against a dictionary that
// does not say so to caches.
var DictionaryMissingVary = &Rule{
	ID:       "dictionary-missing-vary",
	Severity: Error,
	Category: Negotiation,
	Title:    "A response compressed with a dictionary is cacheable without Vary: Available-Dictionary",
	Doc: `The response is compressed against a dictionary that only some clients have, shared caches may keep it, and nothing tells them to give it to those clients alone: all others get bytes that nobody can decompress.

With dcb and dcz the dictionary is an earlier response of the site, and clients name the one they have in Available-Dictionary. After each deploy users have another one, so a copy kept without Vary fails for most of them. Caches that look at Vary for Accept-Encoding only (Cloudflare without a rule, CloudFront by its policy) must be kept out altogether.`,
	Fix:  `Send "Vary: Accept-Encoding, Available-Dictionary" with every variant, those without a dictionary too.`,
	Send: "Vary: Accept-Encoding, Available-Dictionary",
	Refs: []string{"RFC 9842 section 6.2", "RFC 9111 section 4.1"},

	Check: func(p *Pass) {
		coding := p.ContentEncoding.String()
		if coding == "" || p.Vary.Star || p.Vary.Has("available-dictionary") || !needsDictionary(coding) {
			return
		}
		if p.shared(reusable) == nil {
			return
		}
		at := slices.Concat(p.ContentEncoding.Spans, p.Vary.Spans)
		f := p.Report(at, "Caches may give this %s answer to browsers that do not have its dictionary, which then get unreadable bytes.", plain(coding))
		f.Caches = p.sharers(reusable)
	},
}

// needsDictionary: the coding applied last, which is the one to undo first,
// is Dictionary-Compressed Brotli or Zstandard.
func needsDictionary(coding string) bool {
	last := strings.TrimSpace(coding[strings.LastIndexByte(coding, ',')+1:])
	return last == "dcb" || last == "dcz"
}
