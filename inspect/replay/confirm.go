package replay

import (
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// refresh takes the origin's answer into the store: a 304 confirms, anything
// else replaces if it may be stored.
func (p *Player) refresh(r *field.Response, s *stored, out *Outcome) {
	x := r.Exchange
	head := x.Request.Method == "HEAD" && !p.keeps(x)
	if x.Response.Status == 304 && p.cache.Practice.Asks == cache.AsksAnew {
		return // it answers the client's own condition
	}
	merged := (head || p.cache.Practice.Merges) && out.Validator != "" && p.confirms(r, s)
	if x.Response.Status == 304 || merged {
		if p.cache.Practice.Distrusts && !p.storable304(r) {
			out.Confirmed = true
			return
		}
		p.confirm(s, x, out)
		return
	}
	p.overtaken(r)
	if p.cache.Practice.Elders && older(r, s.response) {
		return
	}
	out.Confirmed = x.Request.Method != "HEAD" && p.cache.Practice.Asks != cache.AsksAnew && same(s.response, r)
	if out.Stored = p.keep(r); !out.Stored && p.cache.Practice.Forgets && !slices.Contains(p.cache.Practice.Spares, x.Response.Status) {
		p.remove(s)
	}
	if all := p.store[p.key(x.URL)]; out.Stored && len(all) > 0 {
		all[len(all)-1].renewed = true
	}
}

// confirms reports whether the origin would have answered with a 304 instead.
func (p *Player) confirms(r *field.Response, s *stored) bool {
	if r.Exchange.Response.Status/100 != 2 {
		return false
	}
	since := s.response.LastModified
	switch p.validator(s.response) {
	case "":
		return false
	case "etag":
		return unchanged(s.response, r)
	case "date": // Date, or the moment of arrival less what Age says
		arrived := s.response.Clock.Received - s.response.Age.Seconds
		if since = s.response.Date; !since.Valid || since.Unix > arrived {
			since.Unix, since.Valid = arrived, true
		}
	}
	return since.Valid && r.LastModified.Valid && r.LastModified.Unix <= since.Unix
}

// storable304 reports whether what confirms a response could be stored itself.
func (p *Player) storable304(r *field.Response) bool {
	x := *r.Exchange
	x.Response.Status = 304
	v := p.cache.Judge(field.Parse(&x))
	return v.Store
}

// confirm takes up what came with a 304, or what would have come with it.
func (p *Player) confirm(s *stored, x *wire.Exchange, out *Outcome) {
	if out.Fwd == VaryMiss {
		variant := *s.response.Exchange
		variant.Request = x.Request
		s.response = field.Parse(&variant)
	}
	s.response, s.arrived, s.invalid, s.renewed = update(p.lapsed(s.response, x), p.taken(s, x)), x.Received, false, true
	out.Confirmed, out.Stored = true, true
	v := p.judge(s, x.Received)
	if v.Store {
		s.key = v.Key
	}
	if !v.Store && p.cache.Practice.Forgets && !slices.Contains(p.cache.Practice.Spares, 304) {
		p.remove(s)
		out.Stored = false
	}
}

// lapsed leaves out of a stored response what a 304 takes away.
func (p *Player) lapsed(old *field.Response, by *wire.Exchange) *field.Response {
	lapses := p.cache.Practice.Lapses
	if lapses == nil {
		return old
	}
	x := *old.Exchange
	x.Response.Fields = slices.DeleteFunc(slices.Clone(x.Response.Fields), func(f wire.Field) bool {
		_, again := by.Response.Get(f.Name)
		return !again && slices.Contains(lapses, strings.ToLower(f.Name))
	})
	return field.Parse(&x)
}

// taken leaves of a 304 the fields that the cache takes up.
func (p *Player) taken(s *stored, x *wire.Exchange) *wire.Exchange {
	if p.cache.Practice.Renews == nil {
		return x
	}
	by := *x
	by.Response.Fields = p.cache.Practice.Renews(s.response, field.Parse(x))
	return &by
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

// unchanged is same for caches that confirm by whatever stands in ETag and
// Last-Modified, and for origins that confirm what is not newer.
func unchanged(old, now *field.Response) bool {
	switch {
	case old.ETag.Present && now.ETag.Present && !old.ETag.Valid && !now.ETag.Valid:
		return old.ETag.Opaque == now.ETag.Opaque && !strings.Contains(old.ETag.Opaque, ",")
	case old.ETag.Present || !old.LastModified.Present || !now.LastModified.Present:
		return same(old, now)
	case old.LastModified.Valid && now.LastModified.Valid:
		return now.LastModified.Unix <= old.LastModified.Unix
	}
	return old.Exchange.Text(old.LastModified.Span) == now.Exchange.Text(now.LastModified.Span)
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
