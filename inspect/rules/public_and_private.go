package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// PublicAndPrivate sees an answer given to everybody and to one user only.
var PublicAndPrivate = &Rule{
	ID:       "public-and-private",
	Severity: Warning,
	Category: Storage,
	Title:    "public and private contradict each other",
	Doc: `public lets shared caches keep the response, private forbids it. Nearly all known caches obey private, so if public was meant, every new visitor waits for your application; HAProxy obeys whichever comes last, so if private was meant, it may show one user's answer to others.

Usually two layers each add a word: the application says private, and a web server or proxy in front adds public to everything. It is an error where a known cache would share the response as it stands. A private that is limited to some fields, as in private="Set-Cookie", goes well with public and is not reported.`,
	Fix:  `Send one of the two: "Cache-Control: private, no-cache" for what belongs to one user, "Cache-Control: public, max-age=60" for what is the same for all.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 5.2.2.7", "RFC 9111 section 5.2.2.9", "RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		forbids := p.said(field.Private)
		if forbids == nil || !p.CacheControl.Permits(field.Public) || p.said(field.NoStore) != nil || !p.retrieval() || p.Found(SetCookieSharedCacheable) {
			return
		}
		at := []wire.Span{p.CacheControl.Get(field.Public).Span, forbids.Span}
		keepers := p.sharers(byCacheControl)
		if len(keepers) == 0 {
			if !p.Found(HitDespiteForbidden) && !p.Found(CDNOverridesPrivate) {
				p.Report(at, "By the standard private wins: no shared cache keeps this, and every new visitor waits for your application although public invites the caches.")
			}
			return
		}
		f := p.Report(at, "%s would show this to other users %s although it also says private.", products(keepers), forHowLong(p.worst(byCacheControl)))
		f.Severity, f.Caches = Error, keepers
	},
}

// byCacheControl: the cache may reuse the response, and no field that is
// addressed to it alone is the reason.
func byCacheControl(p *Pass, v *cache.Verdict) bool {
	return step(v, cache.TargetedGoverns) == nil && step(v, cache.LifetimeField) == nil && reusable(p, v)
}
