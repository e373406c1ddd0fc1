package rules

// AccountPathSharedCacheable sees an address of one user's own things that is
// cacheable for everybody.
var AccountPathSharedCacheable = &Rule{
	ID:       "account-path-shared-cacheable",
	Severity: Warning,
	Category: Privacy,
	Title:    "An address that sounds personal is cacheable for everybody",
	Doc: `The address sounds like something that differs from user to user (an account, a cart, "me"), and the answer allows shared caches to keep it: the first user's answer may go to everybody.

A name proves nothing: a page may be an empty shell that a script fills, the same for all, so for pages this is only information. Data that an API gives under such a name is one user's as a rule. Only the end of the address counts, since below /users/ stand public profiles, and "me" and "my" wherever they stand.`,
	Fix:  `Send "Cache-Control: private, no-cache" if it differs between users; only what is the same for all may be shared.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.7", "OWASP WSTG, ATHN-06"},

	Check: func(p *Pass) {
		k := p.kind()
		if p.Status() != 200 || k != page && k != data || p.guarded() || p.fingerprinted() {
			return
		}
		word := p.personalSegment()
		if word == "" || k == page && entrance(word) || p.toldAlready() || p.Found(CookieRequestSharedCacheable) {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		f := p.Report(append(permission(v), p.segmentSpan(word)...), "The address sounds like one user's own (%s), and a shared cache may give the first user's answer to everybody %s.", plain(word), forHowLong(v))
		if f.Caches = p.sharers(invited); k == page {
			f.Severity = Info
		}
	},
}
