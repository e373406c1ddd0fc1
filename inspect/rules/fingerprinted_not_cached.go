package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// FingerprintedNotCached sees files that never change being asked for again.
var FingerprintedNotCached = &Rule{
	ID:       "fingerprinted-not-cached",
	Severity: Warning,
	Category: Performance,
	Title:    "A file whose URL names its version is hardly kept",
	Doc: `The URL of this file changes with its content, so a copy can never be out of date, and yet browsers ask for it again and again: pages wait for answers that are known beforehand.

Where every view downloads a script or style sheet again this is a warning; where browsers only ask, or where it is an image, whose name may be random without naming a version, it is information. A lifetime of a day or more is not reported, nor are pixels that count visits.`,
	Fix:  `Send "Cache-Control: max-age=31536000, immutable": a new version comes under a new URL.`,
	Send: "Cache-Control: max-age=31536000, immutable",
	Refs: []string{"RFC 9111 section 4.2", "RFC 8246 section 2"},

	Check: func(p *Pass) {
		const aDay = 86400
		v := p.Browser
		end := answersUntil(v)
		if p.kind() != asset || end >= aDay || p.Status() != 200 || !p.retrieval() || p.Vary.Star || !p.surelyFingerprinted() {
			return
		}
		if _, known := p.credentials(); known || step(v, cache.LifetimeInvalid) != nil || p.lifetimeLost() || p.beacon() {
			return
		}
		at := p.shortLived()
		switch confirmable := v.Store && (p.ETag.Present || p.LastModified.Present); {
		case end > 0:
			p.Report(at, "The URL names a version, so this file never changes, but browsers ask for it again after %s, and pages wait for the answer.", field.Spoken(end)).Severity = Info
		case confirmable:
			p.Report(at, "The URL names a version, so this file never changes, but browsers ask for it again on every page view, and pages wait for the answer.").Severity = Info
		default:
			f := p.Report(at, "The URL names a version, so this file never changes, but browsers download it again on every page view.")
			if !p.code() {
				f.Severity = Info
			}
		}
	},
}

// beacon: an image of a pixel that is not to be kept, so that each request for
// it is counted.
func (p *Pass) beacon() bool {
	const aPixel = 100 // bytes; as a GIF it has 35 to 43, as a PNG less than 70
	n := p.size()
	return !p.code() && !p.Browser.Store && n > 0 && n < aPixel
}

// shortLived points at what keeps browsers from keeping the response, or at the
// status if nothing is said.
func (p *Pass) shortLived() []wire.Span {
	if at := spansOf(p.Browser, cache.NoStore, cache.NoCache, cache.LifetimeMaxAge, cache.LifetimeExpires, cache.LifetimeHeuristic); at != nil {
		return at
	}
	return p.statusSpan()
}

// lifetimeLost: a finding says already why a lifetime that was meant does not
// count.
func (p *Pass) lifetimeLost() bool {
	return p.Found(DirectiveTypo) || p.Found(CCSemicolon) || p.Found(DuplicateConflicting) || p.Found(MaxAgeInvalid) ||
		p.Found(NoStoreWithLifetime) || p.Found(NoCacheWithLifetime) || p.Found(ExpiredOnArrival)
}
