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
	Send: "Vary: Accept-Encoding",
	Config: Config{
		Nginx: "gzip_vary on; # for what nginx or gzip_static compress",
		Apache: `# mod_deflate and mod_brotli send it with what they compress; for all else:
Header always merge Vary "Accept-Encoding"`,
		Caddy: "encode zstd gzip # sends it with what it compresses",
	},
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},

	Check: func(p *Pass) {
		if !p.ContentEncoding.Present || p.Status() == 304 || p.Vary.Has("accept-encoding") || p.Vary.Star {
			return
		}
		if !compression(p.ContentEncoding.Members) || archive(p) || p.Found(DictionaryMissingVary) {
			return
		}
		v := p.shared(reusable)
		if v == nil {
			return
		}
		f := p.Report(slices.Concat(p.ContentEncoding.Spans, p.Vary.Spans), "Caches may give this %s answer to clients that cannot decode it, which then get unreadable bytes.", plainList(p.ContentEncoding.Members))
		f.Caches = p.sharers(reusable)
	},
}

// compression: one of the codings is known to compress. What is none, such as
// utf-8 or the aws-chunked that S3 keeps by mistake, nobody decodes.
func compression(codings []string) bool {
	for _, name := range codings {
		switch strings.ToLower(name) {
		case "gzip", "x-gzip", "br", "zstd", "deflate", "compress", "x-compress", "dcb", "dcz":
			return true
		}
	}
	return false
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
