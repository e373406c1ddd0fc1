package rules

import "maxage/inspect/cache"

// timed returns the verdict of the standard's cache that may reuse the
// response longest, if the response itself says for how long; else nil. Where
// no cache counts seconds, it does not matter what dates and ages say.
func (p *Pass) timed() *cache.Verdict {
	v := p.Browser
	if s := longestShared(p); s.Lifetime > v.Lifetime {
		v = s
	}
	if v.Lifetime == 0 || unstated(v) || !reusable(p, v) || p.Status() == 304 {
		return nil
	}
	return v
}
