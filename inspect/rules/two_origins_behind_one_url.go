package rules

// TwoOriginsBehindOneURL sees different servers answer in turns.
var TwoOriginsBehindOneURL = &Rule{
	ID:       "two-origins-behind-one-url",
	Severity: Info,
	Category: CDN,
	Title:    "Different servers answer the same request in turns",
	Doc: `The same request was answered by one kind of server, then by another, then by the first again: users may get different policies, validators and versions of the page from one click to the next.

Server and X-Powered-By tell. A migration that is under way looks so, or an application of which some answers come from a page cache in front. Versions and names of machines are not compared, nor answers out of a store.`,
	Fix:  `Let one kind of server answer a URL, or have all send the same Cache-Control and ETag.`,
	Refs: []string{"RFC 9110 section 10.2.4"},

	Follow: func(p *Pass) {
		n := p.now()
		if n.server == "" || n.fromStore || n.status >= 400 {
			return
		}
		other := (*sighting)(nil)
		for _, s := range p.earlier() {
			switch {
			case !s.sameVariant(n) || s.fromStore || s.server == "" || !n.shortlyAfter(s):
			case s.server != n.server:
				other = s
			case other != nil:
				p.Report(p.lines("Server", "X-Powered-By"), "Here %s answers, as it did %s, but %s answered in between: users may get another version or policy from one click to the next.",
					plain(n.server), n.ago(s), plain(other.server))
				return
			}
		}
	},
}
