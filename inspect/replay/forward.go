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
		return rejected(why)
	}
	v := p.cache.Judge(r)
	return Outcome{Fwd: why, Origin: 1, Because: p.reason(&v), Stored: !p.overtaken(r) && !p.conditioned(r) && p.keep(r)}
}

func rejected(why Fwd) Outcome {
	return Outcome{Fwd: why, Origin: 1, Detail: "rejected", Because: "the cache takes this status for an error and answers with one of its own"}
}

func unforwarded(why Fwd) Outcome {
	return Outcome{Fwd: why, Detail: "only-if-cached", Because: "the request wanted an answer from store or none: 504"}
}

// ask has the origin confirm or replace a stored response. When it fails, the
// stored response may have to do.
func (p *Player) ask(r *field.Response, s *stored, v *cache.Verdict, why Fwd, because string) Outcome {
	if because == "" {
		because = p.reason(v)
	}
	if p.demands(r, v).onlyIfCached && !p.cache.Practice.AsksAnyway {
		return unforwarded(why)
	}
	status := r.Exchange.Response.Status
	if slices.Contains(p.cache.Practice.Rejects, status) {
		return rejected(why)
	}
	if p.fails(status) && p.standsIn(s, status) {
		if detail := p.fallback(status, v); detail != "" {
			p.extend(s, r)
			return Outcome{Hit: true, TTL: v.Lifetime - v.Age, Detail: detail, Because: "the origin failed and the stored response may stand in", Origin: 1}
		}
	}
	if of := p.cache.Practice.Overtakes; of != nil && status != 304 && status < 500 && !p.confirms(r, s) && of(r, s.response) {
		return Outcome{Hit: true, TTL: v.Lifetime - v.Age, Detail: "older", Because: "the origin's answer has an older Date than the stored response", Origin: 1}
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

// older reports whether Date says that an answer is older than what is stored;
// without a Date it is.
func older(now, stored *field.Response) bool {
	return stored.Date.Valid && now.Exchange.Response.Status != 0 && (!now.Date.Valid || now.Date.Unix < stored.Date.Unix)
}

// conditioned reports whether the origin would have answered the request's own
// condition with a 304.
func (p *Player) conditioned(r *field.Response) bool {
	if !p.cache.Practice.Conditions || r.Exchange.Response.Status/100 != 2 {
		return false
	}
	tags, asked := r.Exchange.Request.Get("If-None-Match")
	if since, ok := r.Exchange.Request.Get("If-Modified-Since"); ok && !asked && r.LastModified.Valid {
		unix, ok := field.ParseDate(since, r.Clock.Received)
		return ok && r.LastModified.Unix <= unix
	}
	if !asked || !r.ETag.Present {
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

// standsIn reports whether the product lets this response stand in for this
// failure at all.
func (p *Player) standsIn(s *stored, status int) bool {
	switch practice := &p.cache.Practice; {
	case status == 0:
		return !p.cache.Says(s.response, practice.Unreached)
	case practice.Sparing:
		return !p.fails(s.response.Exchange.Response.Status)
	}
	return true
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

// overtaken reports whether an answer is older than what the request selects,
// in caches that care. Otherwise, where any answer does that, it removes what
// is selected, and what answers HEAD.
func (p *Player) overtaken(r *field.Response) bool {
	k := p.key(r.Exchange.URL)
	selected := func(head bool) int {
		return slices.IndexFunc(p.store[k], func(s *stored) bool { return s.head == head && p.matches(s, r.Exchange) })
	}
	practice, status := &p.cache.Practice, r.Exchange.Response.Status
	if len(practice.Displaces) == 0 && practice.Overtakes == nil || len(p.store[k]) == 0 {
		return false
	}
	i, head := selected(false), selected(true)
	if head >= 0 && r.Exchange.Request.Method == "HEAD" {
		i = head
	}
	switch {
	case i >= 0 && practice.Overtakes != nil && practice.Overtakes(r, p.store[k][i].response):
		return true
	case !slices.Contains(practice.Displaces, status) || r.Request.CacheControl.Has(field.NoStore):
		return false
	case i >= 0:
		p.store[k] = slices.Delete(p.store[k], i, i+1)
	}
	if head = selected(true); head >= 0 {
		p.store[k] = slices.Delete(p.store[k], head, head+1)
	}
	return false
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
