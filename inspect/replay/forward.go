package replay

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// forward fetches what is not in store.
func (p *Player) forward(r *field.Response, why Fwd) Outcome {
	if p.demands(r, nil).onlyIfCached {
		return unforwarded(why)
	}
	if slices.Contains(p.cache.Practice.Rejects, r.Exchange.Response.Status) {
		return Outcome{Fwd: why, Origin: 1, Detail: "rejected", Because: "the cache takes this status for an error and answers with one of its own"}
	}
	v := p.cache.Judge(r)
	return Outcome{Fwd: why, Origin: 1, Because: reason(&v), Stored: !p.conditioned(r) && p.keep(r)}
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
	if p.demands(r, v).onlyIfCached && !p.cache.Practice.AsksAnyway {
		return unforwarded(why)
	}
	status := r.Exchange.Response.Status
	if p.fails(status) && (status != 0 || !p.cache.Says(s.response, p.cache.Practice.Unreached)) {
		if detail := p.fallback(status, v); detail != "" {
			p.extend(s, r)
			return Outcome{Hit: true, TTL: v.Lifetime - v.Age, Detail: detail, Because: "the origin failed and the stored response may stand in", Origin: 1}
		}
	}
	out := Outcome{Fwd: why, Origin: 1, Because: because, Validator: p.validator(s.response)}
	if why == VaryMiss && out.Validator != "etag" {
		out.Validator = "" // another variant may be as old
	}
	if status != 0 {
		p.refresh(r, s, &out)
	}
	return out
}

// conditioned reports whether the origin would have answered the request's own
// condition with a 304.
func (p *Player) conditioned(r *field.Response) bool {
	tags, asked := r.Exchange.Request.Get("If-None-Match")
	if !p.cache.Practice.Conditions || !asked || !r.ETag.Present || r.Exchange.Response.Status/100 != 2 {
		return false
	}
	for tag := range strings.SplitSeq(tags, ",") {
		if tag = strings.TrimSpace(tag); tag == "*" || strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(r.Exchange.Text(r.ETag.Span), "W/") {
			return true
		}
	}
	return false
}

// extend lets a response without max-age that stood in for an error be fresh
// again for some time.
func (p *Player) extend(s *stored, failed *field.Response) {
	at := failed.Exchange.Received
	if p.cache.Practice.Extends == 0 || failed.Exchange.Response.Status == 0 || p.cache.Says(s.response, []field.Kind{field.MaxAge, field.SMaxAge}) {
		return
	}
	until := at.Add(time.Duration(p.cache.Practice.Extends) * time.Second).UTC().Format(http.TimeFormat)
	by := wire.Exchange{Sent: failed.Exchange.Sent, Received: at}
	by.Response.Fields = []wire.Field{{Name: "Expires", Value: until}}
	s.response, s.arrived = update(s.response, &by), at
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
	head := x.Request.Method == "HEAD" && !p.keeps(x)
	if x.Response.Status == 304 && p.cache.Practice.Asks == cache.AsksAnew {
		return // it answers the client's own condition
	}
	merged := (head || p.cache.Practice.Merges) && out.Validator != "" && x.Response.Status/100 == 2 && unchanged(s.response, r)
	if x.Response.Status == 304 || merged {
		p.confirm(s, x, out)
		return
	}
	out.Confirmed = x.Request.Method != "HEAD" && p.cache.Practice.Asks != cache.AsksAnew && same(s.response, r)
	if out.Stored = p.keep(r); !out.Stored && p.cache.Practice.Forgets && !slices.Contains(p.cache.Practice.Spares, x.Response.Status) {
		p.remove(s)
	}
}

// confirm takes up what came with a 304, or what would have come with it.
func (p *Player) confirm(s *stored, x *wire.Exchange, out *Outcome) {
	if out.Fwd == VaryMiss {
		variant := *s.response.Exchange
		variant.Request = x.Request
		s.response = field.Parse(&variant)
	}
	s.response, s.arrived, s.invalid = update(s.response, x), x.Received, false
	out.Confirmed, out.Stored = true, true
	if v := p.judge(s, x.Received); !v.Store && p.cache.Practice.Forgets {
		p.remove(s)
		out.Stored = false
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

// unchanged is same, but takes whatever stands in ETag for one.
func unchanged(old, now *field.Response) bool {
	return same(old, now) || now.ETag.Present && old.ETag.Present && !old.ETag.Valid && old.ETag.Opaque == now.ETag.Opaque
}

// validator says what a stored response is confirmed by.
func (p *Player) validator(r *field.Response) string {
	if validator := p.cache.Practice.Validator; validator != nil {
		return validator(r)
	}
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
