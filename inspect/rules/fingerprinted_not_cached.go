package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// FingerprintedNotCached sees files that never change being asked for again.
var FingerprintedNotCached = &Rule{
	ID:       "fingerprinted-not-cached",
	Severity: Warning,
	Category: Performance,
	Title:    "A file whose URL names its version is hardly kept",
	Doc: `The URL of this file changes with its content, so a copy can never be out of date, and yet browsers ask for it again and again: pages wait for answers that are known beforehand.

Where every view downloads a script or style sheet again this is a warning; where browsers only ask, or where it is an image, whose name may be random without naming a version, it is information. A lifetime of a day or more is not reported.`,
	Fix:  `Send "Cache-Control: max-age=31536000, immutable": a new version comes under a new URL.`,
	Send: "Cache-Control: max-age=31536000, immutable",
	Refs: []string{"RFC 9111 section 4.2", "RFC 8246 section 2"},

	Check: func(p *Pass) {
		const aDay = 86400
		v := p.Browser
		if p.kind() != asset || p.Status() != 200 || !p.retrieval() || reuseEnds(v) >= aDay || !p.fingerprinted() {
			return
		}
		if _, known := p.credentials(); known || p.Vary.Star || step(v, cache.LifetimeInvalid) != nil || p.lifetimeLost() {
			return
		}
		at := spansOf(v, cache.NoStore, cache.NoCache, cache.LifetimeMaxAge, cache.LifetimeExpires, cache.LifetimeHeuristic)
		if at == nil {
			at = p.statusSpan()
		}
		end := reuseEnds(v)
		if confirmable := v.Store && (p.ETag.Present || p.LastModified.Present); !confirmable && end == 0 {
			f := p.Report(at, "The URL names a version, so this file never changes, but browsers download it again on every page view.")
			if !p.code() {
				f.Severity = Info
			}
			return
		}
		when := "on every page view"
		if end > 0 {
			when = "after " + field.Spoken(end)
		}
		p.Report(at, "The URL names a version, so this file never changes, but browsers ask for it again %s, and pages wait for the answer.", when).Severity = Info
	},
}

// lifetimeLost: a finding says already why a lifetime that was meant does not
// count.
func (p *Pass) lifetimeLost() bool {
	return p.Found(DirectiveTypo) || p.Found(CCSemicolon) || p.Found(DuplicateConflicting) ||
		p.Found(NoStoreWithLifetime) || p.Found(NoCacheWithLifetime) || p.Found(ExpiredOnArrival)
}
