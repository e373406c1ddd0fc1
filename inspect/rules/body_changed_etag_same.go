package rules

// BodyChangedETagSame sees an ETag that stays while the content changes.
var BodyChangedETagSame = &Rule{
	ID:       "body-changed-etag-same",
	Severity: Error,
	Category: Validation,
	Title:    "The content changed and the ETag did not",
	Doc: `Two different contents of this URL came under the same strong ETag: caches and browsers that ask whether their copy still holds are told that it does, and users go on seeing the old one.

A strong ETag promises that every byte is the same, whatever variant was asked for, so ranges of the two may even be put together into a broken file. It is made before the content is complete (by a template, a later filter, a proxy that rewrites pages), or from a time stamp and a size that both versions share.`,
	Fix:  `Make the ETag from the bytes that are sent, when nothing changes them any more; until then send none, or a weak one (W/"...") if the difference means nothing to users.`,
	Send: "-ETag",
	Refs: []string{"RFC 9110 section 8.8.1", "RFC 9110 section 8.8.3"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.whole() || n.etag == 0 || n.weak || !p.ETag.Valid {
			return
		}
		for _, s := range p.earlier() {
			if s.whole() && s.etag == n.etag && !s.weak && s.coding == n.coding && s.body != n.body {
				p.Report(p.lines("ETag"), "The content is not the one that came %s (%s, then %s), but the ETag is: users who have the old one are told that it is still good.", n.ago(s), amount(s.size), amount(n.size))
				return
			}
		}
	},
}
