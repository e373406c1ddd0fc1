package rules

import "maxage/inspect/cache"

// praiseworthy reports whether the response may be praised: it is an ordinary
// answer, and no error and no warning stands. Praise beside one would be read
// as "it is all right".
func (p *Pass) praiseworthy() bool {
	if m := p.Exchange.Request.Method; p.Status() != 200 || m != "" && m != "GET" {
		return false
	}
	for i := range p.findings {
		if p.findings[i].Severity.AtLeast(Warning) {
			return false
		}
	}
	return true
}

// flawless reports whether nothing at all stands against the response: general
// praise beside advice how to do better contradicts it.
func (p *Pass) flawless() bool {
	for i := range p.findings {
		if f := &p.findings[i]; f.Severity != Good && !f.Rule.Optional {
			return false
		}
	}
	return p.praiseworthy()
}

// told reports whether the response itself says what the cache may do: keep
// out, ask each time, or for how long not to ask.
func told(v *cache.Verdict) bool {
	if !v.Store {
		return step(v, cache.NoStore) != nil || step(v, cache.Private) != nil
	}
	return step(v, cache.NoCache) != nil || !unstated(v) && step(v, cache.LifetimeInvalid) == nil && step(v, cache.ExpiresInvalid) == nil && step(v, cache.ExpiresUnclocked) == nil
}
