package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// QualifiedPrivateReliedOn sees a session cookie guarded only by a list of
// fields.
var QualifiedPrivateReliedOn = &Rule{
	ID:       "qualified-private-relied-on",
	Severity: Warning,
	Category: Privacy,
	Title:    "Only a list of fields keeps the session cookie out of the copy",
	Doc: `The response may be shared, and asks caches to leave Set-Cookie out of the copy. Caches that do not know this form keep the cookie and hand the session to the next visitors.

RFC 9111 itself notes that the form is not widely implemented. httpd drops the field that is named, HAProxy understands no-cache="Set-Cookie" only, and others treat the directive as if it spoke of the whole response, or do not see it at all.`,
	Fix:  `Send plain "private" with the answer that sets the cookie, and share another one that sets none.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.4", "RFC 9111 section 5.2.2.7"},

	Check: func(p *Pass) {
		if len(p.Cookies) == 0 || p.Found(HitCarriesSetCookie) || p.guarded() {
			return
		}
		list, cookie := p.takesCookieOut(), p.sessionCookie()
		if list == nil || cookie == nil {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		at := append([]wire.Span{list.Span}, p.sessionSpans()...)
		f := p.Report(at, "Caches that do not understand %s with a list may keep the cookie %s with the page %s and give it to the next visitors.", list.Name, plain(cookie.Name), forHowLong(v))
		f.Caches = replayers(p.sharers(invited))
	},
}

// takesCookieOut returns the private or no-cache that is limited to Set-Cookie:
// it asks caches to drop the cookie from what they reuse.
func (p *Pass) takesCookieOut() *field.Directive {
	for _, k := range [...]field.Kind{field.Private, field.NoCache} {
		d := p.CacheControl.Get(k)
		if d == nil || !d.Qualified() {
			continue
		}
		for _, name := range d.FieldNames() {
			if name == "set-cookie" {
				return d
			}
		}
	}
	return nil
}
