package rules

import "maxage/inspect/wire"

// CredentialsNoPolicy sees an answer to a known user that says nothing about
// caching.
var CredentialsNoPolicy = &Rule{
	ID:       "credentials-no-policy",
	Severity: Warning,
	Category: Privacy,
	Title:    "The answer to a logged-in request says nothing about caching",
	Doc: `The request said who its user is, and the answer says nothing about caching. One switch in a CDN then decides whether other people get it.

That is no theory: in March 2026 a hosting provider switched its CDN on for sites that had it off, and exactly the answers without cache headers were shared between users. Explicit headers were respected. Files such as scripts and images, which browsers request with the same cookies, are not reported. Where no cookie is a session's by its name, as those of a theme or a survey are not, it is information.`,
	Fix:  `Send "Cache-Control: private, no-store" by default on every route that looks at who is asking.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 3", "RFC 9111 section 4.2.2"},

	Check: func(p *Pass) {
		if s := p.Status(); s < 200 || s > 299 || !p.unsaid() || !p.retrieval() {
			return
		}
		at, ok := p.credentials()
		if !ok || p.kind() == asset && p.Request.Authorization.Value == "" {
			return
		}
		if p.Found(HitOnCredentialedRequest) || p.Found(SetCookieNoPolicy) || p.Found(DirectiveTypo) || p.Found(HitCarriesSetCookie) {
			return
		}
		if _, by := p.userSent(); by == "" {
			if p.guess() == nil { // else that guess is what to mend
				p.Report([]wire.Span{at}, "The answer to a request with a cookie says nothing about caching: if the cookie tells users apart, the default of the next CDN decides whether others get what was made for one.").Severity = Info
			}
			return
		}
		p.Report([]wire.Span{at}, "The request was made as a known user and the answer says nothing about caching, so the default of the next CDN decides whether others get it.")
	},
}
