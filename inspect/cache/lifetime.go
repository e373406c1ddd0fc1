package cache

import "maxage/inspect/field"

// lifetime finds how long the response is fresh: the first source present
// counts, and an invalid one means already stale, never the next source
// (RFC 9111 section 4.2.1).
func (c *Cache) lifetime(v *Verdict, r *field.Response, p policy) {
	switch {
	case c.Shared && p.Has(field.SMaxAge):
		v.explicit(p.Get(field.SMaxAge), SourceSMaxAge, p)
	case p.Has(field.MaxAge):
		v.explicit(p.Get(field.MaxAge), SourceMaxAge, p)
	case r.Expires.Present && p.targeted == nil:
		v.expires(r)
	default:
		c.heuristic(v, r, p)
	}
	v.decide()
}

func (v *Verdict) explicit(d *field.Directive, s Source, p policy) {
	if v.Source = s; p.targeted != nil {
		v.Source = SourceTargeted
	}
	if d.Seconds == field.Invalid {
		v.because(Reason{Code: LifetimeInvalid, Name: d.Name}, d.Span)
		return
	}
	v.Lifetime = d.Seconds
	code := LifetimeMaxAge
	if s == SourceSMaxAge {
		code = LifetimeSMaxAge
	}
	v.because(Reason{Code: code, N: d.Seconds}, d.Span)
}

// expires counts from Date, or from the arrival when there is no valid Date.
func (v *Verdict) expires(r *field.Response) {
	v.Source = SourceExpires
	from, since := r.Clock.Received, "its arrival, for want of a Date"
	if r.Date.Valid {
		from, since = r.Date.Unix, "Date"
	}
	switch {
	case !r.Expires.Valid:
		v.because(Reason{Code: ExpiresInvalid}, r.Expires.Span)
	case !r.Date.Valid && !r.Clock.Known:
		v.because(Reason{Code: ExpiresUnclocked}, r.Expires.Span)
	default:
		v.Lifetime = field.Saturate(r.Expires.Unix - from)
		v.because(Reason{Code: LifetimeExpires, N: v.Lifetime, Name: since}, r.Expires.Span, r.Date.Span)
	}
}

// heuristic is a tenth of the time since the last modification (RFC 9111
// section 4.2.2), where the status or a directive allows a guess.
func (c *Cache) heuristic(v *Verdict, r *field.Response, p policy) {
	s := r.Exchange.Response.Status
	allowed := field.HeuristicallyCacheable(s) || p.Permits(field.Public) || !c.Shared && p.Has(field.Private)
	now, known := r.Clock.Received, r.Clock.Known
	if r.Date.Valid {
		now, known = r.Date.Unix, true
	}
	if !allowed || !r.LastModified.Valid || !known || r.LastModified.Unix >= now {
		v.because(Reason{Code: NoLifetime})
		return
	}
	v.Source = SourceHeuristic
	v.Lifetime = field.Saturate((now - r.LastModified.Unix) / 10)
	v.because(Reason{Code: LifetimeHeuristic, N: v.Lifetime}, r.LastModified.Span, r.Date.Span)
}

// age is current_age of RFC 9111 section 4.2.3, in whole seconds: byDate is
// what Date tells, byField what Age and the time the request took tell.
func age(r *field.Response) (current, byDate, byField int64) {
	if r.Date.Valid && r.Clock.Known {
		byDate = max(0, r.Clock.Received-r.Date.Unix)
	}
	byField = r.Age.Seconds + r.Clock.Delay
	return field.Saturate(max(byDate, byField) + max(0, r.Clock.Now-r.Clock.Received)), byDate, byField
}

func (v *Verdict) aged(r *field.Response) {
	var byDate, byField int64
	v.Age, byDate, byField = age(r)
	switch {
	case v.Age == 0:
	case byDate > byField:
		v.because(Reason{Code: AgeByDate, N: v.Age}, r.Date.Span)
	case r.Age.Valid && r.Age.Seconds > 0:
		v.because(Reason{Code: AgeByField, N: v.Age}, r.Age.Span)
	default:
		v.because(Reason{Code: AgeByDelay, N: v.Age})
	}
	if r.Age.Present && !r.Age.Valid {
		v.because(Reason{Code: AgeInvalid}, r.Age.Span)
	}
}
