package cache

import (
	"slices"

	"maxage/inspect/field"
)

// The sources of RFC 9111 section 4.2.1, for a cache of its own user and for a
// shared one.
var (
	privateSources = []Source{SourceMaxAge, SourceExpires, SourceHeuristic}
	sharedSources  = []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceHeuristic}
)

// lifetime finds how long the response is fresh: the first source present
// counts, and an invalid one means already stale, never the next source
// (RFC 9111 section 4.2.1).
func (c *Cache) lifetime(v *Verdict, r *field.Response, p policy) {
	sources := c.sources
	switch {
	case sources != nil:
	case c.Shared:
		sources = sharedSources
	default:
		sources = privateSources
	}
	if !slices.ContainsFunc(sources, func(s Source) bool { return c.from(s, v, r, p) }) {
		v.because(Reason{Code: NoLifetime})
	}
	v.decide()
}

// from takes the lifetime from one source, if the response has it.
func (c *Cache) from(s Source, v *Verdict, r *field.Response, p policy) bool {
	switch s {
	case SourceSMaxAge:
		return c.undated(v, p.Get(field.SMaxAge), s, r) || v.explicit(p.Get(field.SMaxAge), s, p)
	case SourceMaxAge:
		return c.undated(v, p.Get(field.MaxAge), s, r) || v.explicit(p.Get(field.MaxAge), s, p)
	case SourceExpires:
		return p.expires.Present && c.expired(v, r, p)
	case SourceHeuristic:
		return c.lasting(v, r) || c.guess(v, r, p)
	case SourceDefault:
		n := c.fallback
		if some, ok := c.fallbacks[r.Exchange.Response.Status]; ok {
			n = some
		}
		v.Source, v.Lifetime = s, n
		v.because(Reason{Code: LifetimeDefault, N: n})
		return true
	}
	return false
}

func (v *Verdict) explicit(d *field.Directive, s Source, p policy) bool {
	if d == nil {
		return false
	}
	if v.Source = s; p.targeted != nil {
		v.Source = SourceTargeted
	}
	if d.Seconds == field.Invalid {
		v.because(Reason{Code: LifetimeInvalid, Name: d.Name}, d.Span)
		return true
	}
	v.Lifetime = d.Seconds
	why := Reason{Code: LifetimeMaxAge, N: d.Seconds}
	switch {
	case d.Name != d.Kind.String(): // a field of the product's own
		why.Code, why.Name = LifetimeField, d.Name
	case s == SourceSMaxAge:
		why.Code = LifetimeSMaxAge
	}
	v.because(why, d.Span)
	return true
}

// undated: some products count s-maxage and max-age from Date, and without one
// take the response for stale.
func (c *Cache) undated(v *Verdict, d *field.Directive, s Source, r *field.Response) bool {
	if !c.needsDate || d == nil || r.Date.Valid {
		return false
	}
	v.Source = s
	v.because(Reason{Code: LifetimeUndated, Name: d.Name}, d.Span)
	return true
}

// expired counts Expires from Date, or from the arrival.
func (c *Cache) expired(v *Verdict, r *field.Response, p policy) bool {
	v.Source = SourceExpires
	from, since := r.Clock.Received, "its arrival, for want of a Date"
	dated := r.Date.Valid && (c.expires == expiresByDate || c.expires == expiresBySkew && skewed(r) || !r.Clock.Known)
	switch {
	case dated:
		from, since = r.Date.Unix, "Date"
	case c.expires != expiresByDate:
		since = "its arrival"
	}
	switch {
	case !p.expires.Valid:
		v.because(Reason{Code: ExpiresInvalid}, p.expires.Span)
	case !dated && !r.Clock.Known:
		v.because(Reason{Code: ExpiresUnclocked}, p.expires.Span)
	default:
		v.Lifetime = field.Saturate(p.expires.Unix - from)
		v.because(Reason{Code: LifetimeExpires, N: v.Lifetime, Name: since}, p.expires.Span, r.Date.Span)
	}
	return true
}

// skewed reports whether Date and the moment of arrival do not agree.
func skewed(r *field.Response) bool {
	apart := r.Date.Unix - r.Clock.Received
	return !r.Clock.Known || apart > 10 || apart < -10
}

// guess is a tenth of the time since the last modification (RFC 9111
// section 4.2.2), or what a product makes of it, where the status or a
// directive allows a guess.
func (c *Cache) guess(v *Verdict, r *field.Response, p policy) bool {
	h := &c.heuristic
	now, known := r.Clock.Received, r.Clock.Known
	if r.Date.Valid {
		now, known = r.Date.Unix, true
	}
	if !c.guessable(r, p) || !r.LastModified.Valid || !known || r.LastModified.Unix >= now {
		return false
	}
	v.Source = SourceHeuristic
	percent := h.percent
	if percent == 0 {
		percent = 10
	}
	v.Lifetime = max(h.least, field.Saturate((now-r.LastModified.Unix)*percent/100))
	if h.most > 0 {
		v.Lifetime = min(v.Lifetime, h.most)
	}
	v.because(Reason{Code: LifetimeHeuristic, N: v.Lifetime, M: percent}, r.LastModified.Span, r.Date.Span)
	return true
}

// lasting gives the lifetime of statuses that a product takes for permanent.
func (c *Cache) lasting(v *Verdict, r *field.Response) bool {
	s := r.Exchange.Response.Status
	if !slices.Contains(c.heuristic.lasting, s) {
		return false
	}
	v.Source, v.Lifetime = SourceHeuristic, c.heuristic.lasts
	why := Reason{Code: LifetimeLasting, N: int64(s), Name: Seconds(v.Lifetime)}
	if v.Lifetime == 0 {
		v.Lifetime, why.Name = field.MaxSeconds, "ever"
	}
	v.because(why, r.StatusSpan())
	return true
}

func (c *Cache) guessable(r *field.Response, p policy) bool {
	s, h := r.Exchange.Response.Status, &c.heuristic
	switch {
	case h.bars != nil && h.bars(r, p):
		return false
	case h.any:
		return true
	case h.statuses != nil:
		return slices.Contains(h.statuses, s)
	}
	return field.HeuristicallyCacheable(s) || p.Permits(field.Public) || !c.Shared && p.Has(field.Private)
}

// clamp holds the lifetime within a product's own bounds.
func (c *Cache) clamp(v *Verdict, r *field.Response) {
	code, n := NoCode, int64(0)
	if d := c.curb(r); d != nil {
		v.Lifetime = c.shortest
		v.because(Reason{Code: LifetimeCurbed, N: c.shortest, Name: d.Name}, d.Span)
		v.decide()
		return
	}
	switch {
	case v.Lifetime < c.shortest:
		code, n = LifetimeRaised, c.shortest
	case c.longest != 0 && v.Lifetime > max(0, c.longest):
		code, n = LifetimeCut, max(0, c.longest)
	default:
		return
	}
	v.Lifetime = n
	v.because(Reason{Code: code, N: n})
	v.decide()
}

// curb returns the directive that leaves the response no more than the shortest
// lifetime, or nil.
func (c *Cache) curb(r *field.Response) *field.Directive {
	for _, k := range c.curbs {
		if d := r.CacheControl.Get(k); d != nil {
			return d
		}
	}
	return nil
}
