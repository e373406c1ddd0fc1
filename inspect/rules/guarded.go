package rules

import "maxage/inspect/field"

// guarded: Cache-Control keeps shared caches from reusing the response by
// themselves, and no field tells some of them otherwise. Where a cache does not
// mind, or a lifetime stands beside, that is for other rules to say.
func (p *Pass) guarded() bool {
	return len(p.Targeted) == 0 && (p.keepsOut() != nil || p.said(field.NoCache) != nil)
}

// saysForAll: the response speaks to shared caches in so many words, by public,
// s-maxage or a targeted field. A bare max-age may have been meant for the
// user's own browser.
func (p *Pass) saysForAll() bool {
	if p.CacheControl.Permits(field.Public) {
		return true
	}
	if d := p.CacheControl.Get(field.SMaxAge); d != nil && d.Seconds > 0 {
		return true
	}
	for i := range p.Targeted {
		if lifetimeGiven(&p.Targeted[i]) != nil {
			return true
		}
	}
	return false
}

// toldAlready: a graver finding says who may see the response that should not.
// One is enough.
func (p *Pass) toldAlready() bool {
	for i := range p.findings {
		f := &p.findings[i]
		if f.Rule == CDNOverridesPrivate || f.Rule.Category == Privacy && f.Severity.AtLeast(Warning) {
			return true
		}
	}
	return false
}
