package rules

// ETagReusedAcrossEncodings sees one strong ETag on two codings.
var ETagReusedAcrossEncodings = &Rule{
	ID:       "etag-reused-across-encodings",
	Severity: Warning,
	Category: Validation,
	Title:    "Two content codings share a strong ETag",
	Doc: `The answer came in two content codings under the same strong ETag, which promises identical bytes: a download that is resumed may get the rest in the other coding, and the file is broken.

A proxy that compresses must weaken the tag (nginx, CloudFront) or change it (Apache adds -gzip). Caches also confuse the two copies when a 304 names the tag of both.`,
	Fix:  `Give each coding an ETag of its own, or a weak one (W/"..."); until then send none.`,
	Send: "-ETag",
	Refs: []string{"RFC 9110 section 8.8.3.3", "RFC 9110 section 8.8.1"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.plain || n.status != 200 || n.etag == 0 || n.weak || !p.ETag.Valid {
			return
		}
		for _, s := range p.earlier() {
			if s.plain && s.get == n.get && s.status == 200 && s.etag == n.etag && !s.weak && s.coding != n.coding {
				p.Report(append(p.lines("ETag"), p.ContentEncoding.Spans...), "The bytes are coded otherwise than those that came %s, but the strong ETag is the same: a resumed download may join the two into a broken file.", n.ago(s))
				return
			}
		}
	},
}
