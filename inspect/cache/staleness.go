package cache

import (
	"slices"

	"maxage/inspect/field"
)

// Staleness is how old, in seconds, what a user sees may get at worst, with a
// shared cache and a browser between him and the origin. Serving stale when the
// origin fails counts where the response allows it.
type Staleness struct {
	WithAge    int64 // where every cache passes Age on: all windows are measured by one age
	WithoutAge int64 // where a cache drops it, as nginx does: the times in each add up
	Shared     Layer
	Browser    Layer
}

// Layer is what one of the two does for the figure.
type Layer struct {
	Cache *Cache // the one that may hold it longest; nil: none of its kind reuses it
	Fresh int64  // seconds of its lifetime
	Stale int64  // seconds that it may serve it past that
}

func (l *Layer) end() int64 { return field.Saturate(l.Fresh + l.Stale) }

// WorstStaleness asks the verdicts given. Where the response says something
// that the standard's caches must not follow and real ones do, such as a stale
// window beside s-maxage, all products are asked as well; so they are where its
// status alone is enough for some to keep it for ever. A redirect from http to
// https is meant to last: nobody sees anything old by it.
func WorstStaleness(r *field.Response, vs []Verdict) Staleness {
	var s Staleness
	tempted := false
	for i := range vs {
		v := &vs[i]
		s.take(v, v.layer(false))
		tempted = tempted || v.Cache == Shared && v.tempts(r) || v.Cache == Browser && v.Lasts(r) && !r.Upgrades()
	}
	if tempted {
		asked := func(c *Cache) bool {
			return slices.ContainsFunc(vs, func(v Verdict) bool { return v.Cache.Product() == c.Name })
		}
		for _, c := range Named {
			if !c.Factual && !asked(c) {
				v := c.Judge(r)
				s.take(&v, v.layer(true))
			}
		}
	}
	s.WithAge = max(s.Shared.end(), s.Browser.end())
	s.WithoutAge = field.Saturate(s.Shared.end() + s.Browser.end())
	return s
}

// take keeps the layer that lasts longest of each kind.
func (s *Staleness) take(v *Verdict, l Layer) {
	kept := &s.Browser
	if v.Cache.Shared {
		kept = &s.Shared
	}
	if l.end() > kept.end() {
		*kept = l
	}
}

// layer is what the verdict allows without asking. With stated only what the
// response itself says counts, by its status too: no guess, no default and no
// grace of a product.
func (v *Verdict) layer(stated bool) Layer {
	l := Layer{Cache: v.Cache}
	if stated && (v.Source == SourceNone || v.Source == SourceHeuristic || v.Source == SourceDefault) && v.step(LifetimeLasting) == nil {
		return l
	}
	l.Fresh = v.FreshFor()
	end := v.ReuseEnds()
	if stated && v.step(Grace) != nil {
		end = l.Fresh
	}
	l.Stale = max(0, end-l.Fresh)
	return l
}

// FreshFor returns the age in seconds from which on the cache asks first.
func (v *Verdict) FreshFor() int64 {
	w, _ := v.Window(StateFresh)
	return w.To
}

// ReuseEnds returns the age in seconds from which on the cache must have asked.
// What a product does of itself when the origin fails does not count: users
// get nothing from it in better times.
func (v *Verdict) ReuseEnds() int64 {
	end := int64(0)
	for _, w := range v.Windows {
		if w.State != StateRevalidate && (w.State != StateSIE || v.step(StaleIfError) != nil) {
			end = w.To
		}
	}
	return end
}

func (v *Verdict) step(code Code) *Reason {
	for i := range v.Because {
		if v.Because[i].Code == code {
			return &v.Because[i]
		}
	}
	return nil
}

// tempts reports whether the response forbids the standard's cache what it
// invites others to.
func (v *Verdict) tempts(r *field.Response) bool {
	if v.step(StaleForbidden) != nil {
		return true
	}
	d := &r.CacheControl
	lifetime := d.Has(field.MaxAge) || d.Has(field.SMaxAge)
	return lifetime && (d.Has(field.NoCache) || d.Has(field.NoStore)) && v.ReuseEnds() == 0
}

// Lasts reports whether browsers keep the response for ever: its status stands
// for something that lasts, and nothing says how long or that they have to ask.
func (v *Verdict) Lasts(r *field.Response) bool {
	given := v.Source != SourceNone && v.Source != SourceHeuristic
	asks := r.CacheControl.Forbids(field.NoCache) || r.Pragma.NoCache
	return v.Store && !given && !asks && slices.Contains(Chrome.heuristic.lasting, r.Exchange.Response.Status)
}
