package cache

import "maxage/inspect/field"

// staleSeconds returns for how many seconds after its lifetime the response may be
// served while it is being refreshed, and when the origin fails (RFC 5861).
// must-revalidate, no-cache, and in shared caches proxy-revalidate and
// s-maxage switch both off (RFC 9111 section 4.2.4).
func (c *Cache) staleSeconds(v *Verdict, p policy) (swr, sie int64) {
	w, e := p.Get(field.StaleWhileRevalidate), p.Get(field.StaleIfError)
	if c.noSWR {
		w = nil
	}
	if c.noSIE {
		e = nil
	}
	if d := c.forbidsStale(p); d != nil {
		switch {
		case w != nil && w.Seconds > 0:
			v.because(Reason{Code: StaleForbidden, Name: d.Name}, d.Span, w.Span)
		case e != nil && e.Seconds > 0:
			v.because(Reason{Code: StaleForbidden, Name: d.Name}, d.Span, e.Span)
		case d.Kind != field.NoCache:
			v.because(Reason{Code: MustAskWhenStale, Name: d.Name}, d.Span)
		}
		return 0, 0
	}
	switch {
	case w != nil && w.Seconds > 0:
		swr = w.Seconds
		v.because(Reason{Code: StaleWhileRevalidate, N: swr}, w.Span)
	case w == nil && c.grace > 0:
		swr = c.grace
		v.because(Reason{Code: Grace, N: swr})
	}
	switch {
	case e != nil && e.Seconds > 0:
		sie = e.Seconds
		v.because(Reason{Code: StaleIfError, N: sie}, e.Span)
	case e == nil && c.rescue == field.MaxSeconds:
		sie = c.rescue
		v.because(Reason{Code: RescueAlways})
	case e == nil && c.byAge:
		if sie = max(0, c.rescue-v.Lifetime); sie > 0 {
			v.because(Reason{Code: Rescue, N: sie})
		}
	case e == nil && c.rescue > 0:
		sie = c.rescue
		v.because(Reason{Code: Rescue, N: sie})
	}
	return swr, sie
}

// forbidsStale returns the directive that forbids serving stale, or nil.
func (c *Cache) forbidsStale(p policy) *field.Directive {
	if c.staleBars != nil {
		for _, k := range c.staleBars {
			if d := p.Get(k); d != nil && !d.Qualified() {
				return d
			}
		}
		return nil
	}
	if p.Forbids(field.NoCache) {
		return p.Get(field.NoCache)
	}
	if d := p.Get(field.MustRevalidate); d != nil {
		return d
	}
	if !c.Shared {
		return nil
	}
	if d := p.Get(field.ProxyRevalidate); d != nil {
		return d
	}
	return p.Get(field.SMaxAge)
}
