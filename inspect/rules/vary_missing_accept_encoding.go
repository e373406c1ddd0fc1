package rules

import (
	"slices"
	"strings"
)

// VaryMissingAcceptEncoding sees a compressed response that does not say so to
// caches.
var VaryMissingAcceptEncoding = &Rule{
	ID:       "vary-missing-accept-encoding",
	Severity: Error,
	Category: Negotiation,
	Title:    "A compressed response is cacheable without Vary: Accept-Encoding",
	Doc: `The response is compressed, shared caches may keep it, and nothing tells them that it suits only clients that can decompress it: other clients get unreadable bytes from the cache.

Small clients, feed readers and monitoring do not send Accept-Encoding, and not all browsers know br and zstd. Files that are archives themselves are not reported.`,
	Fix:  `Send "Vary: Accept-Encoding" with every variant, the uncompressed one too.`,
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},

	Check: func(p *Pass) {
		if !p.ContentEncoding.Present || p.Vary.Has("accept-encoding") || p.Vary.Star {
			return
		}
		coding := p.ContentEncoding.String()
		if coding == "" || coding == "identity" || archive(p) || p.Found(DictionaryMissingVary) {
			return
		}
		v := p.shared(reusable)
		if v == nil {
			return
		}
		f := p.Report(slices.Concat(p.ContentEncoding.Spans, p.Vary.Spans), "Caches may give this %s answer to clients that cannot decode it, which then get unreadable bytes.", plain(coding))
		f.Caches = p.sharers(reusable)
	},
}

// archive: the coding belongs to the file itself.
func archive(p *Pass) bool {
	path, _ := pathAndQuery(p.Exchange.URL)
	for _, end := range [...]string{".gz", ".tgz", ".svgz", ".br", ".zst"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}
