package rules

import "maxage/inspect/content"

// EmailInSharedCacheable sees an address in what is kept for all.
var EmailInSharedCacheable = &Rule{
	ID:       "email-in-shared-cacheable",
	Severity: Info,
	Category: Privacy,
	Optional: true,
	Title:    "An e-mail address stands in a publicly cacheable answer",
	Doc: `The answer holds an e-mail address and shared caches may keep it. If it belongs to a user rather than to the site, other people read it.

Most such addresses are meant to be public, so this is only reported when asked for.`,
	Fix:  `Send "Cache-Control: private" if the address is a user's; otherwise there is nothing to mend.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 7.3"},

	Check: func(p *Pass) {
		if len(p.Exchange.Body.Sample) == 0 || p.kind() == asset || p.foundPersonal() || p.Found(PersonalMarkersSharedCacheable) {
			return
		}
		if v, _ := p.sharer(); v != nil {
			if m := p.mark(content.Address); m != nil {
				p.reportShared(m.At, "An e-mail address stands in this answer, which may be kept for everybody %s: see whether it is meant to be public.", forHowLong(v)).Severity = Info
			}
		}
	},
}
