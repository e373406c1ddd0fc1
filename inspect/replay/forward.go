package replay

import (
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// forward fetches what is not in store.
func (p *Player) forward(r *field.Response, why Fwd) Outcome {
	if p.demands(r).onlyIfCached {
		return unforwarded(why)
	}
	if slices.Contains(p.cache.Practice.Rejects, r.Exchange.Response.Status) {
		return Outcome{Fwd: why, Origin: 1, Detail: "rejected", Because: "the cache takes this status for an error and answers with one of its own"}
	}
	v := p.cache.Judge(r)
	return Outcome{Fwd: why, Origin: 1, Because: reason(&v), Stored: p.keep(r)}
}

func unforwarded(why Fwd) Outcome {
	return Outcome{Fwd: why, Detail: "only-if-cached", Because: "the request wanted an answer from store or none: 504"}
}

// ask has the origin confirm or replace a stored response. When it fails, the
// stored response may have to do.
func (p *Player) ask(r *field.Response, s *stored, v *cache.Verdict, why Fwd, because string) Outcome {
	if because == "" {
		because = reason(v)
	}
	if p.demands(r).onlyIfCached {
		return unforwarded(why)
	}
	status := r.Exchange.Response.Status
	if p.fails(status) {
		if detail := p.fallback(status, v); detail != "" {
			return Outcome{Hit: true, TTL: v.Lifetime - v.Age, Detail: detail, Because: "the origin failed and the stored response may stand in", Origin: 1}
		}
	}
	out := Outcome{Fwd: why, Origin: 1, Because: because, Validator: p.validator(s.response)}
	if status != 0 {
		p.refresh(r, s, &out)
	}
	return out
}

// fails reports whether the origin's answer counts as a failure for which a
// stale response may stand in (RFC 5861 section 4); 0 is no answer at all.
func (p *Player) fails(status int) bool {
	if some := p.cache.Practice.Fails; some != nil {
		return slices.Contains(some, status)
	}
	switch status {
	case 0, 500, 502, 503, 504:
		return true
	}
	return false
}

// fallback says why a stale response may be served although the origin failed:
// stale-if-error, or, when it could not be reached at all, that nothing
// forbids it (RFC 9111 section 4.2.4), which only the standard's caches make
// use of.
func (p *Player) fallback(status int, v *cache.Verdict) string {
	switch {
	case v.In(cache.StateSIE) || v.In(cache.StateSWR) || v.Reuse == cache.Fresh:
		return "stale-if-error"
	case status == 0 && p.cache.Practice.Fails == nil && !forbidden(v):
		return "disconnected"
	}
	return ""
}

// refresh takes the origin's answer into the store: a 304 confirms, anything
// else replaces if it may be stored.
func (p *Player) refresh(r *field.Response, s *stored, out *Outcome) {
	x := r.Exchange
	if x.Response.Status == 304 {
		s.response, s.arrived, s.invalid = update(s.response, x), x.Received, false
		out.Confirmed, out.Stored = true, true
		return
	}
	out.Confirmed = x.Request.Method != "HEAD" && p.cache.Practice.Asks != cache.AsksAnew && same(s.response, r)
	if out.Stored = p.keep(r); !out.Stored && p.cache.Practice.Forgets {
		p.remove(s)
	}
}

// same reports whether the origin would have confirmed the stored response:
// what it sent has the same validator.
func same(old, now *field.Response) bool {
	switch {
	case old.ETag.Valid && now.ETag.Valid:
		return old.ETag.Opaque == now.ETag.Opaque
	case old.LastModified.Valid && now.LastModified.Valid && !old.ETag.Present:
		return old.LastModified.Unix == now.LastModified.Unix
	}
	return false
}

// validator says what a stored response is confirmed by.
func (p *Player) validator(r *field.Response) string {
	switch asks := p.cache.Practice.Asks; {
	case asks == cache.AsksAnew:
	case r.ETag.Valid:
		return "etag"
	case r.LastModified.Valid:
		return "last-modified"
	case asks == cache.AsksByDate && r.Date.Valid:
		return "date"
	}
	return ""
}
