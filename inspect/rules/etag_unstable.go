package rules

// ETagUnstable sees validators that change while the content does not.
var ETagUnstable = &Rule{
	ID:       "etag-unstable",
	Severity: Warning,
	Category: Validation,
	Title:    "The validator changes although the content is the same",
	Doc: `The same bytes came under another ETag, or without one under another Last-Modified: caches that ask whether their copy still holds are told that it does not, and users download again what they have.

The servers of a cluster make the tag of something that only they know, such as an inode number or the moment of deployment, or the application writes the current time into Last-Modified. Answers more than 10 minutes apart, or to different users, are not compared.`,
	Fix:    `Make the ETag from the content, or have it and Last-Modified the same on all servers.`,
	Config: Config{Apache: "FileETag MTime Size", Go: `w.Header().Set("ETag", fmt.Sprintf("\"%x\"", sha256.Sum256(body)))`},
	Refs:   []string{"RFC 9110 section 8.8.1", "RFC 9110 section 8.8.3"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.whole() {
			return
		}
		for _, s := range p.earlier() {
			if !s.whole() || s.body != n.body || s.coding != n.coding || !n.sameRequest(s) || !n.shortlyAfter(s) {
				continue
			}
			switch {
			case n.etag != 0 && s.etag != 0 && n.etag != s.etag:
				p.Report(p.lines("ETag"), "The same %s came under another ETag %s: asking again brings it whole, not a 304.", amount(n.size), n.ago(s))
				return
			case n.etag == 0 && s.etag == 0 && n.modified != 0 && s.modified != 0 && n.modified != s.modified:
				p.Report(p.lines("Last-Modified"), "The same %s came with another Last-Modified %s: asking again brings it whole, not a 304.", amount(n.size), n.ago(s))
				return
			}
		}
	},
}
