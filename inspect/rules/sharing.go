package rules

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// Privacy asks the worst reading: any one shared cache that hands a response
// on is enough. So the questions here go to every cache that is known, not only
// to those that were asked.

// everyone returns the verdicts of the caches that were asked, and of every
// other product as it comes from its makers.
func (p *Pass) everyone() []cache.Verdict {
	if p.known == nil {
		p.known = slices.Clone(p.Verdicts)
		for _, c := range cache.Named {
			asked := func(v cache.Verdict) bool { return v.Cache.Product() == c.Name }
			if !c.Factual && !slices.ContainsFunc(p.Verdicts, asked) {
				p.known = append(p.known, c.Judge(p.Response))
			}
		}
	}
	return p.known
}

// question is what a rule asks of the caches.
type question func(*Pass, *cache.Verdict) bool

// worst returns the verdict of the shared cache that may reuse the response
// longest, among those that which accepts, one of the standard's before that of
// a product; nil if there is none.
func (p *Pass) worst(which question) *cache.Verdict {
	if v := p.shared(which); v != nil {
		return v
	}
	return p.longest(p.everyone(), which)
}

// shared is worst among the caches that were asked: for rules on performance,
// which measure by the standard.
func (p *Pass) shared(which question) *cache.Verdict { return p.longest(p.Verdicts, which) }

func (p *Pass) longest(of []cache.Verdict, which question) *cache.Verdict {
	var longest *cache.Verdict
	for i := range of {
		v := &of[i]
		if v.Cache.Shared && which(p, v) && (longest == nil || reuseEnds(v) > reuseEnds(longest)) {
			longest = v
		}
	}
	return longest
}

// sharers names the shared caches, of all that are known, that which accepts.
func (p *Pass) sharers(which question) []string {
	var names []string
	known := p.everyone()
	for i := range known {
		if v := &known[i]; v.Cache.Shared && which(p, v) {
			names = append(names, v.Cache.Name)
		}
	}
	return names
}

// products are the titles of the caches in names that are products, as the
// subject of a sentence: "nginx and Fastly"; "" if there are none.
func products(names []string) string {
	var titles []string
	for _, name := range names {
		if c := cache.Lookup(name); c != nil && !slices.Contains(cache.Standard, c) {
			titles = append(titles, c.Title)
		}
	}
	switch n := len(titles); {
	case n == 0:
		return ""
	case n == 1:
		return titles[0]
	case n > mostNamed:
		return strings.Join(titles[:mostNamed-1], ", ") + fmt.Sprintf(" and %d others", n-mostNamed+1)
	default:
		return strings.Join(titles[:n-1], ", ") + " and " + titles[n-1]
	}
}

// wouldStore follows a sentence with the products among names, which store the
// response as they come from their makers; "" if there are none.
func wouldStore(names []string) string {
	if who := products(names); who != "" {
		return " " + who + " would store it for other users."
	}
	return ""
}

// mostNamed is how many products a message names; the finding names all.
const mostNamed = 4

// reusable: the cache may answer with the response for some time, be it fresh
// or stale, without asking or when asking failed.
func reusable(_ *Pass, v *cache.Verdict) bool { return reuseEnds(v) > 0 }

// reuseEnds returns the age in seconds from which on the cache must have asked.
// What a product does of itself when the origin fails does not count: it keeps
// nothing for others that they would get in better times.
func reuseEnds(v *cache.Verdict) int64 {
	end := int64(0)
	for _, w := range v.Windows {
		if w.State != cache.StateRevalidate && (w.State != cache.StateSIE || step(v, cache.StaleIfError) != nil) {
			end = w.To
		}
	}
	return end
}

// invited: the response itself says that the cache may reuse it, by a
// lifetime, or by public, which leaves the lifetime to the cache.
func invited(p *Pass, v *cache.Verdict) bool {
	if !unstated(v) {
		return reusable(p, v)
	}
	if !selectable(v) || step(v, cache.NoCache) != nil {
		return false
	}
	return permittedBy(v, "public") || v.Source == cache.SourceNone && reusable(p, v) && step(v, cache.Grace) == nil
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
