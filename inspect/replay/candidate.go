package replay

import (
	"cmp"
	"slices"
	"time"
)

// Candidate is a URL whose answers could be kept for a while.
type Candidate struct {
	URL      string
	Requests int   // GET and HEAD that reached the cache
	Bodies   int   // different ones that were seen, mostBodies at most
	Basis    Basis // how they were told apart
	Lifetime int64 // seconds: the one asked for, or the one that suits it
	Saved    Load
	Stale    int // of the saved requests: the origin answered something else
	Risks    Risk
}

// least is the lifetime that is suggested although nothing shows that a body
// lasts that long: the few seconds that hardly anything is too fresh for.
const least = 5 * time.Second

// suited returns which lifetime suits the page, or -1 if none saves anything:
// the one that saves most among those for which a body was seen to last and
// that would never have given out another body than the origin; the shortest
// that saves anything if there is none.
func (p *page) suited(lifetimes []int64) int {
	best := -1
	for i := range p.trials {
		t := &p.trials[i]
		long := time.Duration(lifetimes[i])*time.Second > max(p.bodies.lasted, least)
		switch {
		case t.saved.Requests == 0:
		case best < 0:
			best = i
		case t.stale == 0 && !long && t.saved.Requests > p.trials[best].saved.Requests:
			best = i
		}
	}
	return best
}

func (p *page) candidate(lifetimes []int64, i int) Candidate {
	t := &p.trials[i]
	c := Candidate{
		URL: p.url, Requests: p.requests, Bodies: len(p.bodies.different), Basis: p.bodies.basis,
		Lifetime: lifetimes[i], Saved: t.saved, Stale: t.stale, Risks: p.risks,
	}
	if t.stale > 0 {
		c.Risks |= Changed
	}
	if c.Bodies == 0 { // nothing but confirmations of what nobody saw
		c.Basis = Unknown
	}
	if c.Basis == Unknown {
		c.Risks |= UnknownBodies
	}
	return c
}

// close works out the candidates and what they save together.
func (w *WhatIf) close() {
	w.Then, w.LowRisk = w.Today, w.Today
	for _, p := range w.order {
		lifetime, low := w.Lifetime, p.risks.Level() == Low
		if i := p.suited(w.lifetimes); i >= 0 {
			c := p.candidate(w.lifetimes, i)
			lifetime, low = c.Lifetime, c.Risks.Level() == Low
			w.count(&p.trials[i], low)
			w.Candidates = append(w.Candidates, c)
		}
		if w.Rate > 0 {
			w.scale(p, lifetime, low)
		}
	}
	if w.fixed > 0 {
		w.Rates.fixed(w.Rate * float64(w.fixed) / float64(w.Requests))
	}
	w.pages, w.order = nil, nil
	slices.SortFunc(w.Candidates, func(a, b Candidate) int {
		return cmp.Or(
			cmp.Compare(w.rank(&a), w.rank(&b)),
			cmp.Compare(b.Saved.Requests, a.Saved.Requests),
			cmp.Compare(b.Saved.Bytes, a.Saved.Bytes),
			cmp.Compare(a.URL, b.URL))
	})
}

// rank orders candidates by risk. What saves less than one in a hundred of the
// requests that the origin sees comes last, lest it hide what is worth a
// thought.
func (w *WhatIf) rank(c *Candidate) int {
	rank := int(c.Risks.Level())
	if 100*c.Saved.Requests < w.Today.Requests {
		rank += int(High) + 1
	}
	return rank
}

func (w *WhatIf) count(t *trial, low bool) {
	w.Then.sub(t.saved)
	if low {
		w.LowRisk.sub(t.saved)
	}
	w.Stale += t.stale
	w.Insisting += t.insisting
}

func (l *Load) sub(o Load) {
	l.Requests -= o.Requests
	l.Bytes -= o.Bytes
}
