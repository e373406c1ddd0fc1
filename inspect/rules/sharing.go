package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// Privacy asks the worst reading: any one shared cache that hands a response
// on is enough. So the questions here go to every cache that was asked, not
// only to the standard's.

// shared returns the verdict of the shared cache that may reuse the response
// longest, among those that which accepts; nil if there is none.
func (p *Pass) shared(which func(*Pass, *cache.Verdict) bool) *cache.Verdict {
	var worst *cache.Verdict
	for i := range p.Verdicts {
		v := &p.Verdicts[i]
		if v.Cache.Shared && which(p, v) && (worst == nil || reuseEnds(v) > reuseEnds(worst)) {
			worst = v
		}
	}
	return worst
}

// sharers names the shared caches that which accepts.
func (p *Pass) sharers(which func(*Pass, *cache.Verdict) bool) []string {
	var names []string
	for i := range p.Verdicts {
		if v := &p.Verdicts[i]; v.Cache.Shared && which(p, v) {
			names = append(names, v.Cache.Name)
		}
	}
	return names
}

// reusable: the cache may answer with the response for some time without
// asking first, be it fresh or stale. Only the last window, in which it must
// ask, has no end.
func reusable(_ *Pass, v *cache.Verdict) bool { return len(v.Windows) > 1 }

// reuseEnds returns the age in seconds from which on the cache must ask. The
// response must be selectable.
func reuseEnds(v *cache.Verdict) int64 { return v.Windows[len(v.Windows)-1].From }

// invited: the response itself says that the cache may reuse it, by a
// lifetime, or by public, which leaves the lifetime to the cache.
func invited(p *Pass, v *cache.Verdict) bool {
	if !unstated(v) {
		return reusable(p, v)
	}
	if !selectable(v) || step(v, cache.NoCache) != nil {
		return false
	}
	return permittedBy(v, "public") || v.Source == cache.SourceNone && reusable(p, v)
}

// undecided: nothing forbids the cache to keep the response and nothing says
// for how long, so its default decides.
func undecided(p *Pass, v *cache.Verdict) bool {
	if !selectable(v) || invited(p, v) {
		return false
	}
	return p.unsaid() || reusable(p, v) && unstated(v)
}

// unstated: the response gives no lifetime; if there is one, the cache has it
// from a guess or from its own settings.
func unstated(v *cache.Verdict) bool {
	return v.Source == cache.SourceNone || v.Source == cache.SourceHeuristic || v.Source == cache.SourceDefault
}

// selectable: the cache may store the response, and a later request can match
// it.
func selectable(v *cache.Verdict) bool { return v.Store && len(v.Windows) > 0 }

// unsaid reports whether the response says nothing about caching at all.
func (p *Pass) unsaid() bool {
	if p.Expires.Present {
		return false
	}
	for i := range p.Targeted {
		if p.Targeted[i].Valid {
			return false
		}
	}
	for i := range p.CacheControl.List {
		switch p.CacheControl.List[i].Kind {
		case field.Unknown, field.NoTransform, field.MaxStale, field.MinFresh, field.OnlyIfCached:
		default:
			return false
		}
	}
	return true
}

// said returns the directive of Cache-Control if it counts for all of the
// response, or nil: the forms limited to some fields do not.
func (p *Pass) said(k field.Kind) *field.Directive {
	if d := p.CacheControl.Get(k); d != nil && !d.Qualified() {
		return d
	}
	return nil
}

// keepsOut returns the directive of Cache-Control that keeps the response out
// of shared caches, or nil.
func (p *Pass) keepsOut() *field.Directive {
	if d := p.said(field.NoStore); d != nil && !p.CacheControl.Permits(field.MustUnderstand) {
		return d
	}
	return p.said(field.Private)
}
