package rules

import (
	"cmp"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SMaxAgeWithoutMaxAge sees shared caches told how long, and browsers not.
var SMaxAgeWithoutMaxAge = &Rule{
	ID:       "s-maxage-without-max-age",
	Severity: Warning,
	Category: Storage,
	Title:    "s-maxage without max-age leaves browsers to guess",
	Doc: `s-maxage speaks to shared caches only. Browsers ignore it and are told nothing, so they guess from Last-Modified, or use stale-while-revalidate from the first second: users keep old pages that no purge of the CDN reaches.

Where there is nothing to guess from, browsers ask every time, and this is only information.`,
	Fix:  `Send "Cache-Control: max-age=0, s-maxage=60" (with your numbers): max-age is what browsers obey.`,
	Send: "Cache-Control: max-age=0, s-maxage=60",
	Refs: []string{"RFC 9111 section 5.2.2.10", "RFC 9111 section 4.2.2"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.SMaxAge)
		if d == nil || d.Seconds <= 0 || p.CacheControl.Has(field.MaxAge) || p.Expires.Present || p.toldAlready() {
			return // what is not to be shared needs private, not another lifetime
		}
		v := p.Browser
		if p.Status() >= 400 || p.Vary.Star || p.Browser.Lasts(p.Response) || p.kind() == asset && p.fingerprinted() {
			return // a rule of its own says more of these
		}
		if !v.Store || p.CacheControl.Forbids(field.Private) || p.CacheControl.Forbids(field.NoCache) {
			return
		}
		at := []wire.Span{d.Span}
		stale, opens := v.Window(cache.StateSWR)
		var f *Finding
		switch {
		case v.Source == cache.SourceHeuristic && reusable(p, v):
			f = p.Report(at, "Browsers ignore s-maxage and guess for themselves, here %s: users keep an old page that long, and you cannot purge it.", field.Spoken(v.Lifetime))
		case opens:
			f = p.Report(at, "Browsers ignore s-maxage and may show a copy up to %s old while they fetch a new one: users see an old page, and you cannot purge it.", field.Spoken(stale.To))
		default:
			f = p.Report(at, "Browsers ignore s-maxage and are told nothing else, so how long users keep this page is left to their browsers.")
			f.Severity = Info
		}
		f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, nil, "max-age=0"), f.Send)
	},
}
