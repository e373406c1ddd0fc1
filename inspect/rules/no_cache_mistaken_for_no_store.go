package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// NoCacheMistakenForNoStore sees no-cache as the only guard of one user's page.
var NoCacheMistakenForNoStore = &Rule{
	ID:       "no-cache-mistaken-for-no-store",
	Severity: Warning,
	Category: Privacy,
	Title:    "no-cache lets shared caches keep one user's page",
	Doc: `no-cache does not mean "do not store": shared caches may keep the page, and reuse it for anybody once the origin confirms it with a 304. A session cookie in the stored copy then goes to the next visitor.

A 304 rarely repeats Set-Cookie, and what it does not repeat stays as it was stored (RFC 9111 section 3.2). If the session only came with the request, the origin decides each time with the next user's own cookies; then only the copy on other machines' disks is left of the harm: this is information, and given only for addresses that sound personal. Without ETag and Last-Modified nothing can be confirmed, so nothing is reported.`,
	Fix:  `Send "Cache-Control: private, no-cache" for one user's pages, and "no-store" for secrets: only these keep shared caches out.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.4", "RFC 9111 section 3.2"},

	Check: func(p *Pass) {
		d := p.said(field.NoCache)
		if d == nil || p.keepsOut() != nil || p.Status() != 200 || !p.ETag.Present && !p.LastModified.Present || p.kind() == asset {
			return
		}
		if !selectable(p.Shared) || p.takesCookieOut() != nil || p.toldAlready() {
			return
		}
		if cookie := p.sessionCookie(); cookie != nil {
			at := append([]wire.Span{d.Span}, p.sessionSpans()...)
			f := p.Report(at, "no-cache lets shared caches store this page with its cookie %s, and a 304 lets them hand both to another visitor.", plain(cookie.Name))
			f.Caches = p.sharers(func(_ *Pass, v *cache.Verdict) bool { return selectable(v) })
			return
		}
		if at, ok := p.sessionSent(); ok && !p.Vary.Has("cookie") && p.personalSegment() != "" {
			p.Report([]wire.Span{d.Span, at}, "no-cache lets proxies store this page of a known user, and reuse it for anybody for whom the origin confirms it.").Severity = Info
		}
	},
}
