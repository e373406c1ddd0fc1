package rules

import "maxage/inspect/wire"

// RedirectWithSecretCacheable sees a login's redirect that caches may repeat.
var RedirectWithSecretCacheable = &Rule{
	ID:       "redirect-with-secret-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "A redirect that lets a user in may be repeated to others",
	Doc: `The redirect carries what lets its user in: the code or the ticket of a login, or a token. A shared cache that keeps it repeats it to whoever comes next, and he is let in as that user.

A redirect gives no lifetime by itself, except 301 and 308; here something does, often a rule that sets max-age for everything. If only browsers keep it, nobody else gets in, but the user's next login repeats a code that is used up and fails: then this is a warning. Signed links to single files are not reported.`,
	Fix:  `Send "Cache-Control: no-store" with every redirect of a login.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 6749 section 10.5", "RFC 9111 section 3"},

	Check: func(p *Pass) {
		if !p.redirects() {
			return
		}
		param, once := oneTimeParam(p.Location.Value)
		if !once {
			session, ok := sessionParam(p.Location.Value)
			if param = session; !ok {
				return
			}
		}
		at, name := p.inLocation(param)
		if v := p.worst(invited); v != nil {
			f := p.Report(append([]wire.Span{at}, permission(v)...), "A shared cache may repeat this redirect, with the %s that lets its user in, to other people %s.", name, forHowLong(v))
			f.Caches = p.sharers(invited)
		} else if once && reusable(p, p.Browser) {
			spans := append([]wire.Span{at}, permission(p.Browser)...)
			p.Report(spans, "The browser may repeat this redirect %s: the user's next login comes with a %s that is used up, and fails.", forHowLong(p.Browser), name).Severity = Warning
		} else if once && p.Browser.Lasts(p.Response) {
			p.Report(append([]wire.Span{at}, p.statusSpan()...), "Chrome and Firefox keep a %d for ever and repeat it: the user's next login comes with a %s that is used up, and fails.", p.Status(), name).Severity = Warning
		}
	},
}

// redirects reports whether the response sends its user somewhere.
func (p *Pass) redirects() bool {
	s := p.Status()
	return p.Location.Present && s >= 300 && s < 400
}

// inLocation points at the name of a parameter of Location, never at its value,
// and returns it fit for a sentence.
func (p *Pass) inLocation(param urlParam) (at wire.Span, name string) {
	at = p.Location.Span
	at.Start, at.End = at.Start+param.start, at.Start+param.equals
	return at, plain(p.Location.Value[param.start:param.equals])
}
