package rules

import "maxage/inspect/content"

// PersonalMarkersSharedCacheable sees a page that looks personal kept for all.
var PersonalMarkersSharedCacheable = &Rule{
	ID:       "personal-markers-shared-cacheable",
	Severity: Warning,
	Category: Privacy,
	Title:    "The content looks personal and may be kept for everybody",
	Doc: `The body looks as if it was made for somebody who is signed in, and yet shared caches may keep it: other visitors would read that person's data.

Looked for are JSON about one account (an address, a balance beside an identity), the signed-in user in the state of a page, and words such as "signed in as". A link to sign out counts when the request carried credentials or the answer came out of a cache. An address in an answer to nobody in particular is only information: it may be that of a shop. These are signs, no proof: name a text that only your account shows with --marker to be sure.`,
	Fix:  `Send "Cache-Control: private" for pages of one user, or split them: a public shell, and the personal part by a request of its own.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.7", "RFC 9111 section 7.3"},

	Check: func(p *Pass) {
		if len(p.Exchange.Body.Sample) == 0 || p.kind() == asset || p.foundPersonal() {
			return
		}
		v, _ := p.sharer()
		if v == nil {
			return
		}
		m := p.mark(content.Account)
		if m == nil {
			m = p.signedIn()
		}
		if m == nil {
			return
		}
		what, severity := p.tells(m)
		p.reportShared(m.At, "The answer %s and a shared cache may keep it %s: other visitors would read it.", what, forHowLong(v)).Severity = severity
	},
}

// tells says what the mark tells of the answer.
func (p *Pass) tells(m *content.Mark) (what string, severity Severity) {
	switch {
	case m.Name == "link":
		return "offers to sign out, as pages of users who are signed in do,", Warning
	case m.Kind == content.SignedIn:
		return "says who is signed in", Warning
	case m.Contact() && !p.personal():
		return "may hold an account's data (" + plain(m.Name) + ")", Info
	}
	return "holds an account's data (" + plain(m.Name) + ")", Warning
}

// personal: the request says who its user is, or asks for what sounds like one
// user's. Else an address may be that of a shop.
func (p *Pass) personal() bool {
	_, known := p.credentials()
	return known || p.sessionCookie() != nil || p.personalSegment() != ""
}

// signedIn returns the mark of a page made for somebody who is signed in. A link
// to sign out may stand on every page of a site, so it needs company.
func (p *Pass) signedIn() *content.Mark {
	c := p.content()
	if c == nil {
		return nil
	}
	_, known := p.credentials()
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Kind == content.SignedIn && (m.Name == "words" || known || p.Answered() != nil) {
			return m
		}
	}
	return nil
}
