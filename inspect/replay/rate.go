package replay

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// OriginRate says how many of rate requests a second, mixed as in the
// recording, would reach the origin through one warm cache like c. It counts
// with lifetimes only: not with what requests ask for, nor with invalidation.
func OriginRate(all []*wire.Exchange, c *cache.Cache, rate float64) float64 {
	return originRate(all, c, rate, func(x *wire.Exchange) *wire.Exchange { return x })
}

// OriginRates is OriginRate through a shared cache, for the recording as it is
// and as it would be.
func (w *WhatIf) OriginRates(all []*wire.Exchange, rate float64) (today, then float64) {
	return OriginRate(all, cache.Shared, rate), originRate(all, cache.Shared, rate, func(x *wire.Exchange) *wire.Exchange {
		changed, _ := w.changed(x)
		return changed
	})
}

// originRate shares the rate out among what has a copy of its own in the cache,
// as often as the recording asks for it.
func originRate(all []*wire.Exchange, c *cache.Cache, rate float64, as func(*wire.Exchange) *wire.Exchange) float64 {
	type share struct {
		requests int
		fresh    map[int64]int // how many of them get an answer with so many seconds left
	}
	shares := map[string]*share{}
	keys := New(c)
	passed := 0
	for _, x := range all {
		r := field.Parse(as(x))
		v := c.Judge(r)
		if pageOf(x) == "" && x.Request.Method != "HEAD" || v.Reuse != cache.Fresh || c.Passes(&r.Request) != cache.NoCode {
			passed++
			continue
		}
		k := keys.key(x.URL) + "\n" + variant(x, v.Key)
		if shares[k] == nil {
			shares[k] = &share{fresh: map[int64]int{}}
		}
		shares[k].requests++
		shares[k].fresh[v.Left]++
	}
	one := rate / float64(max(1, len(all)))
	total := one * float64(passed)
	for _, s := range shares {
		for left, n := range s.fresh {
			v := cache.Verdict{Reuse: cache.Fresh, Left: left}
			total += v.OriginRate(one*float64(s.requests)) * float64(n) / float64(s.requests)
		}
	}
	return total
}
