package replay

import (
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// demands are the directives of a request that the cache obeys (RFC 9111
// section 5.2.1).
type demands struct {
	reload       bool // no answer that was not confirmed (RFC 9111 sections 5.2.1.4 and 5.4)
	anew         bool // no stored answer at all, now or ever
	aside        bool // no stored answer at all
	asStored     bool // the stored one, stale or not
	onlyIfCached bool
	maxAge       *field.Directive
	minFresh     *field.Directive
	maxStale     *field.Directive
}

// demands reads them off the request. v is the verdict on the stored response
// that it selects; nil if there is none.
func (p *Player) demands(r *field.Response, v *cache.Verdict) demands {
	if of := p.cache.Practice.Demands; of != nil {
		if v == nil {
			return demands{}
		}
		return wants(of(&r.Exchange.Request, v))
	}
	cc := &r.Request.CacheControl
	get := func(k field.Kind) *field.Directive {
		if slices.Contains(p.cache.Practice.Ignores, k) {
			return nil
		}
		return cc.Get(k)
	}
	pragma := r.Request.Pragma.NoCache && len(cc.List) == 0 && !slices.Contains(p.cache.Practice.Ignores, field.NoCache)
	return demands{
		reload:       get(field.NoCache) != nil || pragma,
		onlyIfCached: get(field.OnlyIfCached) != nil,
		maxAge:       get(field.MaxAge),
		minFresh:     get(field.MinFresh),
		maxStale:     get(field.MaxStale),
	}
}

func wants(d cache.Demand) demands {
	return demands{reload: d == cache.Asked, anew: d == cache.Anew, aside: d == cache.Aside, asStored: d == cache.AsStored}
}

// met reports whether max-age and min-fresh allow the stored response as it is
// (RFC 9111 sections 5.2.1.1 and 5.2.1.3).
func (d *demands) met(v *cache.Verdict) bool {
	if d.maxAge != nil && v.Age > max(0, d.maxAge.Seconds) {
		return false
	}
	return d.minFresh == nil || d.minFresh.Seconds == field.Invalid || v.Left >= d.minFresh.Seconds
}

// acceptsStale reports whether the request takes it stale, and nothing in the
// response forbids that (RFC 9111 section 5.2.1.2).
func (d *demands) acceptsStale(v *cache.Verdict) bool {
	if d.maxStale == nil || v.Reuse != cache.Revalidate || forbidden(v) || d.maxAge != nil && !d.met(v) {
		return false
	}
	return !d.maxStale.HasArg || d.maxStale.Seconds >= v.Age-v.Lifetime
}

// forbidden reports whether the response forbids serving it stale.
func forbidden(v *cache.Verdict) bool {
	for i := range v.Because {
		switch v.Because[i].Code {
		case cache.NoCache, cache.StaleForbidden, cache.MustAskWhenStale:
			return true
		}
	}
	return false
}

// normalise brings members that mean the same in any order and case into one
// form.
func normalise(members []string) {
	for i, m := range members {
		members[i] = lower(m)
	}
	slices.Sort(members)
}
