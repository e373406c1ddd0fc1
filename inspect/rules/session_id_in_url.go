package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SessionIDInURL sees a session in an address.
var SessionIDInURL = &Rule{
	ID:       "session-id-in-url",
	Severity: Warning,
	Category: Privacy,
	Title:    "A session stands in the address",
	Doc: `The address carries the number or the token of a session. Addresses are kept in histories, logs, bookmarks and the keys of caches, and are passed on in links: whoever gets one goes on as that user.

Old servlet and PHP applications put it there when the browser takes no cookie; some APIs take an access token as a parameter, which RFC 6750 advises against. Signed links to single files, such as those of S3 and CloudFront, open no session and are not reported; nor are scripts, styles and images, and answers with no-store.`,
	Fix:  `Keep the session in a cookie (Secure, HttpOnly) or in Authorization, and switch off session numbers in addresses (in PHP session.use_trans_sid, in servlets the tracking mode URL).`,
	Refs: []string{"RFC 6750 section 2.3", "RFC 9110 section 17.9"},

	Check: func(p *Pass) {
		if p.said(field.NoStore) != nil || p.Found(RedirectWithSecretCacheable) {
			return
		}
		if param, ok := sessionParam(p.Location.Value); ok && p.redirects() {
			at, name := p.inLocation(param)
			p.Report([]wire.Span{at}, "The redirect puts a session (%s) into the address: whoever gets the link or a log may go on as that user.", name)
			return
		}
		if p.kind() == asset {
			return
		}
		if param, ok := sessionParam(p.Exchange.URL); ok {
			name := plain(p.Exchange.URL[param.start:param.equals])
			if p.kind() == other && !isSessionName(name) {
				return // a token for one download, perhaps
			}
			p.Report(p.sessionInTarget(), "The address carries a session (%s): whoever gets the link, a log or a stored copy of the page may go on as that user.", name)
		}
	},
}

// sessionInTarget points at the name of the parameter in the request line, or
// at the status where the request is not known.
func (p *Pass) sessionInTarget() []wire.Span {
	if param, ok := sessionParam(p.Exchange.Request.Start); ok {
		return []wire.Span{{Part: wire.Request, Line: wire.StartLine, Start: param.start, End: param.equals}}
	}
	return p.statusSpan()
}
