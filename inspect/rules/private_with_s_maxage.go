package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// PrivateWithSMaxAge sees a lifetime for caches that private keeps out.
var PrivateWithSMaxAge = &Rule{
	ID:       "private-with-s-maxage",
	Severity: Warning,
	Category: Storage,
	Title:    "s-maxage speaks to caches that private keeps out",
	Doc: `s-maxage is read by shared caches only, and private keeps just those from storing the response. So nobody obeys it: if a CDN was meant to answer, every new visitor waits for your application instead.

By RFC 9111 private wins, whatever lifetime stands beside it, and every known cache does it that way; tools that report such a response as fresh in shared caches are wrong. If it belongs to one user, nothing is in danger and the s-maxage can go. An s-maxage that gives no more than browsers have anyway is not reported.`,
	Fix:  `Send "Cache-Control: private, max-age=60" if it belongs to one user; drop private if it is the same for all.`,
	Send: "Cache-Control: private, max-age=60",
	Refs: []string{"RFC 9111 section 5.2.2.7", "RFC 9111 section 5.2.2.10"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.SMaxAge)
		if d == nil || d.Seconds <= 0 || !p.retrieval() {
			return
		}
		if v := p.Browser; d.Seconds <= v.Lifetime && !unstated(v) {
			return
		}
		forbids := p.said(field.Private)
		if forbids == nil || p.said(field.NoStore) != nil || p.CacheControl.Permits(field.Public) {
			return
		}
		if p.Found(HitDespiteForbidden) || p.Found(CDNOverridesPrivate) {
			return
		}
		f := p.Report([]wire.Span{d.Span, forbids.Span}, "By RFC 9111 private wins: no shared cache keeps this for the %s that s-maxage gives, and every new visitor waits for your application.", field.Spoken(d.Seconds))
		f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, nil), f.Send)
	},
}
