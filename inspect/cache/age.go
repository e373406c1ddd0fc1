package cache

import "maxage/inspect/field"

// age is current_age of RFC 9111 section 4.2.3, in whole seconds: byDate is
// what Date tells, byField what Age and the time the request took tell.
func age(r *field.Response) (current, byDate, byField int64) {
	if r.Date.Valid && r.Clock.Known {
		byDate = max(0, r.Clock.Received-r.Date.Unix)
	}
	byField = r.Age.Seconds + r.Clock.Delay
	return field.Saturate(max(byDate, byField) + resident(r)), byDate, byField
}

// resident is for how many seconds the response has been here.
func resident(r *field.Response) int64 { return max(0, r.Clock.Now-r.Clock.Received) }

// aged sets the age as this cache reckons it.
func (c *Cache) aged(v *Verdict, r *field.Response) {
	switch c.age {
	case ageByField:
		said := r.Age.Seconds
		if c.readsAge != nil {
			said = c.readsAge(r)
		}
		v.arrival = field.Saturate(said)
		if v.Age = field.Saturate(said + resident(r)); said > 0 {
			v.because(Reason{Code: AgeByField, N: v.Age}, r.Age.Span)
		}
	case ageByNone:
		v.Age = resident(r)
	default:
		v.aged(r)
	}
}

func (v *Verdict) aged(r *field.Response) {
	var byDate, byField int64
	v.Age, byDate, byField = age(r)
	v.arrival = field.Saturate(max(byDate, byField))
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
