package replay

import (
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
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
