package replay

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// forward fetches what is not in store.
func (p *Player) forward(r *field.Response, why Fwd) Outcome {
	out := Outcome{Fwd: why, Origin: 1}
	if r.Request.CacheControl.Has(field.OnlyIfCached) {
		return Outcome{Fwd: why, Detail: "only-if-cached", Because: "the request wanted an answer from store or none: 504"}
	}
	if r.Request.Range.Present {
		out.Fwd = Partial
	}
	v := p.cache.Judge(r)
	out.Because = reason(&v)
	out.Stored = p.keep(r)
	return out
}

// ask has the origin confirm or replace a stored response. When it fails, the
// stored response may have to do.
func (p *Player) ask(r *field.Response, s *stored, v *cache.Verdict, why Fwd, because string) Outcome {
	if because == "" {
		because = reason(v)
	}
	out := Outcome{Fwd: why, Origin: 1, Because: because}
	if r.Request.CacheControl.Has(field.OnlyIfCached) {
		return Outcome{Fwd: why, Detail: "only-if-cached", Because: "the request wanted an answer from store or none: 504"}
	}
	if failed := r.Exchange.Response.Status; failed == 0 || failed >= 500 {
		if detail := p.fallback(failed, v); detail != "" {
			return Outcome{Hit: true, TTL: v.Lifetime - v.Age, Detail: detail, Because: "the origin failed and the stored response may stand in", Origin: 1}
		}
	}
	out.Validator = validator(s.response)
	p.refresh(r, s, &out)
	return out
}

// fallback says why a stale response may be served although the origin failed:
// stale-if-error, or, when it could not be reached at all, that nothing
// forbids it (RFC 9111 section 4.2.4).
func (p *Player) fallback(status int, v *cache.Verdict) string {
	switch {
	case status != 0 && status != 500 && status != 502 && status != 503 && status != 504:
		return ""
	case forbidden(v):
		return ""
	case v.In(cache.StateSIE) || v.In(cache.StateSWR) || v.Reuse == cache.Fresh:
		return "stale-if-error"
	case status == 0:
		return "disconnected"
	}
	return ""
}

// refresh takes the origin's answer into the store: a 304 confirms, anything
// else replaces if it may be stored.
func (p *Player) refresh(r *field.Response, s *stored, out *Outcome) {
	x := r.Exchange
	switch {
	case x.Response.Status == 304:
		*s = stored{response: update(s.response, x), arrived: x.Received}
		out.Confirmed, out.Stored = true, true
	case x.Request.Method == "HEAD":
		out.Stored = p.keep(r)
	default:
		out.Confirmed = same(s.response, r)
		out.Stored = p.keep(r)
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

func validator(r *field.Response) string {
	switch {
	case r.ETag.Valid:
		return "etag"
	case r.LastModified.Valid:
		return "last-modified"
	}
	return ""
}
