package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// PublicRedundant sees public beside a lifetime that permits as much.
var PublicRedundant = &Rule{
	ID:       "public-redundant",
	Severity: Info,
	Category: Storage,
	Title:    "public permits nothing here that the lifetime does not",
	Doc: `A response with a lifetime may be stored by shared caches without being public. What public adds is permission to share answers to requests that carried Authorization: sent with everything, it opens those of signed-in users too.

Some frameworks send it by habit. It is not reported where the request carried Authorization, where public alone permits storing, and on files with a version in their names. Older pages of Vercel's manual want it beside max-age.`,
	Fix:      `Send the lifetime alone, as in "Cache-Control: max-age=60"; public belongs on answers to Authorization that are the same for all.`,
	Send:     "Cache-Control: max-age=60",
	Refs:     []string{"RFC 9111 section 5.2.2.9", "RFC 9111 section 3.5"},
	Optional: true,

	Check: func(p *Pass) {
		if !p.CacheControl.Permits(field.Public) || p.Request.Authorization.Present || p.Status() != 200 || !p.Shared.Store {
			return
		}
		lifetime := p.CacheControl.Has(field.MaxAge) || p.CacheControl.Has(field.SMaxAge) || p.Expires.Present
		if !lifetime || p.fingerprinted() {
			return
		}
		at := []wire.Span{p.CacheControl.Get(field.Public).Span}
		p.Report(at, "The lifetime lets caches keep this anyway; all that public can add is that the answer to somebody's Authorization may be shown to others.").mends("Send the lifetime alone:", rewrite("Cache-Control", &p.CacheControl, without(field.Public)))
	},
}
