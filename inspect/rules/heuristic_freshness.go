package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// HeuristicFreshness sees caches having to guess.
var HeuristicFreshness = &Rule{
	ID:       "heuristic-freshness",
	Severity: Warning,
	Category: Freshness,
	Title:    "Nothing says how long it is fresh, so caches guess",
	Doc: `The response does not say how long it may be reused, so caches guess from Last-Modified, commonly a tenth of the time since: users may see the old version that long, and you cannot take it back.

The older a page is, the longer the guess, so the first change after a quiet year is the one that nobody sees. For scripts, styles, fonts and images, where old is usually harmless, this is only information.`,
	Fix:  `Send "Cache-Control: no-cache" (always ask first) or "Cache-Control: max-age=60" (the age you can live with).`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 4.2.2"},

	Check: func(p *Pass) {
		v := p.guess()
		if v == nil || p.Pragma.NoCache || p.fingerprinted() {
			return
		}
		if s := p.Status(); s != 200 && s != 203 && s != 206 {
			return // redirects have a rule of their own; elsewhere caches do not guess
		}
		if p.Found(SetCookieNoPolicy) || p.Found(CredentialsNoPolicy) || p.Found(SMaxAgeWithoutMaxAge) || p.Found(DirectiveTypo) {
			return
		}
		f := p.Report(lifetimeSpans(v), "Nothing says how long this is fresh, so caches guess from its last change, here %s: users may see old content that long.", field.Spoken(v.Lifetime))
		if k := p.kind(); k == asset || k == other && v.Lifetime <= 3600 || v.Lifetime < 60 {
			f.Severity = Info
		}
	},
}

// guess returns a verdict whose lifetime was guessed: the browser's, or else a
// shared cache's.
func (p *Pass) guess() *cache.Verdict {
	if p.Browser.Source == cache.SourceHeuristic && reusable(p, p.Browser) {
		return p.Browser
	}
	return p.shared(guesses)
}

func guesses(p *Pass, v *cache.Verdict) bool {
	return v.Source == cache.SourceHeuristic && reusable(p, v)
}
