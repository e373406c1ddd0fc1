package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// GoodPrivatePersonal praises answers for one user that stay with that user.
var GoodPrivatePersonal = &Rule{
	ID:       "good-private-personal",
	Severity: Good,
	Category: Privacy,
	Title:    "What is one user's stays with that user",
	Doc: `The request said who its user is, or the answer sets a session cookie, and every field that speaks to caches keeps shared ones out: nobody else gets this page out of a store.

private or no-store stands in Cache-Control, and in each field that is addressed to CDNs, which would otherwise count instead of it.`,
	Fix:  `Keep it so: "private" or "no-store" on every route that looks at who is asking.`,
	Refs: []string{"RFC 9111 section 5.2.2.5", "RFC 9111 section 5.2.2.7"},

	Check: func(p *Pass) {
		d := p.keepsOut()
		if d == nil || p.Shared.Store || p.CDN.Store || p.Status() > 299 || p.toldAlready() || p.Found(NoStoreWithLifetime) {
			return
		}
		for i := range p.Targeted {
			if t := &p.Targeted[i]; t.Valid && !t.Directives.Has(field.NoStore) && !t.Directives.Forbids(field.Private) {
				return
			}
		}
		at := []wire.Span{d.Span}
		if who, by := p.userSent(); by != "" {
			p.Report(append(at, who), "The request carried %s, and %s keeps the answer away from everybody else.", by, d.Name)
		} else if p.sessionCookie() != nil {
			p.Report(append(at, p.sessionSpans()...), "The response opens a session, and %s keeps it away from everybody but its user.", d.Name)
		}
	},
}
