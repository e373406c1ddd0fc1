package replay

import (
	"hash/maphash"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// flow is how often something is asked for that one stored answer serves.
type flow struct {
	requests int
	fresh    int   // of them: the answer could be reused
	seconds  int64 // for how long, summed up
}

func (f *flow) add(v *cache.Verdict) {
	f.requests++
	if v.Reuse == cache.Fresh {
		f.fresh++
		f.seconds += v.Left
	}
}

// origin is how many requests a second reach the origin if each of those in
// the recording stands for so many a second: one for each lifetime of what is
// fresh, all of the rest.
func (f *flow) origin(each float64) float64 {
	if f.fresh == 0 {
		return each * float64(f.requests)
	}
	return leaves(each*float64(f.fresh), float64(f.seconds)/float64(f.fresh)) + each*float64(f.requests-f.fresh)
}

// leaves is what a cache leaves of rate requests a second for an answer that
// it keeps for so many seconds.
func leaves(rate, seconds float64) float64 { return rate / (1 + rate*seconds) }

// mix is what reaches one cache, by what it has a copy of its own of.
type mix struct {
	seed  maphash.Seed
	flows map[uint64]*flow
	all   int
	fixed int // requests that no copy serves
}

func newMix() mix { return mix{seed: maphash.MakeSeed(), flows: map[uint64]*flow{}} }

// add counts one request. It goes by lifetimes only: what requests ask for and
// what invalidates is left out.
func (m *mix) add(p *Player, r *field.Response) {
	x := r.Exchange
	m.all++
	if method := x.Request.Method; method != "GET" && method != "HEAD" || p.cache.Passes(&r.Request) != cache.NoCode {
		m.fixed++
		return
	}
	v := p.cache.Judge(r)
	key := maphash.String(m.seed, p.key(x.URL)) ^ variant(m.seed, x, v.Key)
	f := m.flows[key]
	if f == nil {
		if len(m.flows) >= mostPages {
			m.fixed++
			return
		}
		f = &flow{}
		m.flows[key] = f
	}
	f.add(&v)
}

// origin is how many of rate requests a second reach the origin.
func (m *mix) origin(rate float64) float64 {
	if m.all == 0 {
		return 0
	}
	each := rate / float64(m.all)
	total := each * float64(m.fixed)
	for _, f := range m.flows {
		total += f.origin(each)
	}
	return total
}

// Rates are requests a second that reach the origin.
type Rates struct{ Today, Then, LowRisk float64 }

// fixed adds requests of which no copy serves any.
func (r *Rates) fixed(rate float64) {
	r.Today += rate
	r.Then += rate
	r.LowRisk += rate
}

// scale adds what one page would leave for the origin if its answers had that
// lifetime.
func (w *WhatIf) scale(p *page, lifetime int64, low bool) {
	each := w.Rate / float64(w.Requests)
	w.Rates.fixed(each * float64(p.fixed))
	for _, s := range p.shelves {
		today := s.flow.origin(each)
		then := today
		if p.kept {
			then = min(today, leaves(each*float64(s.requests), float64(lifetime)))
		}
		w.Rates.Today += today
		w.Rates.Then += then
		if !low {
			then = today
		}
		w.Rates.LowRisk += then
	}
}
