package rules

import "maxage/inspect/cache"

// keptLongest returns the verdict, of the standard's caches, with the longest
// lifetime that the response itself gives; nil if it gives none.
func (p *Pass) keptLongest() *cache.Verdict {
	var longest *cache.Verdict
	for _, v := range [...]*cache.Verdict{p.Browser, p.Shared, p.CDN} {
		if selectable(v) && !unstated(v) && v.Reuse == cache.Fresh && (longest == nil || v.Lifetime > longest.Lifetime) {
			longest = v
		}
	}
	return longest
}

// longKeepers names the products that reuse the response without asking for
// longer than that many seconds, because it says so.
func (p *Pass) longKeepers(seconds int64) (names []string) {
	known := p.everyone()
	for i := range known {
		v := &known[i]
		if v.FreshFor() > seconds && !unstated(v) && products([]string{v.Cache.Name}) != "" {
			names = append(names, v.Cache.Name)
		}
	}
	return names
}
