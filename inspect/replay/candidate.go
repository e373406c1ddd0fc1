package replay

import (
	"cmp"
	"slices"
)

// Candidate is a URL that would spare the origin requests if it were cacheable.
type Candidate struct {
	URL        string
	Requests   int // GET requests that a cache could answer
	Bodies     int // different ones seen, at least these if they were told apart by length
	BodiesBy   BodiesBy
	TTL        int64 // seconds
	Saved      int   // requests that the origin would not see any more
	SavedBytes int64 // of bodies that it would not send any more
	Old        int   // answers that would not have been the origin's at that moment
	Risks      []Risk
}

// Level is that of the gravest risk.
func (c *Candidate) Level() Level {
	switch {
	case len(c.Risks) == 0:
		return LowRisk
	case slices.ContainsFunc(c.Risks, Risk.grave):
		return HighRisk
	}
	return SomeRisk
}

// rank orders by risk; what hardly spares the origin anything comes last.
func (c *Candidate) rank(today int) int {
	rank := slices.Index([]Level{LowRisk, SomeRisk, HighRisk}, c.Level())
	if 100*c.Saved < today {
		rank += 3
	}
	return rank
}

// candidates lists the pages that save something of the requests that the
// origin sees today.
func candidates(pages map[string]*page, today int) []Candidate {
	var saving []*page
	for _, p := range pages {
		if p.saved > 0 {
			saving = append(saving, p)
		}
	}
	slices.SortFunc(saving, func(a, b *page) int { return a.order - b.order })
	out := make([]Candidate, 0, len(saving))
	for _, p := range saving {
		out = append(out, p.candidate())
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(a.rank(today)-b.rank(today), b.Saved-a.Saved, cmp.Compare(b.SavedBytes, a.SavedBytes))
	})
	return out
}

func (p *page) candidate() Candidate {
	c := Candidate{URL: p.url, Requests: len(p.visits), BodiesBy: p.kind, TTL: p.ttl, Saved: p.saved, SavedBytes: max(0, p.bytes), Old: p.old}
	if p.kind == BodiesUnknown {
		p.risks[Unseen] = true
	} else {
		c.Bodies = p.bodies()
	}
	p.risks[Outdated] = p.old > 0
	p.risks[DiffersAtOnce] = p.atOnce()
	for _, r := range risks {
		if p.risks[r] {
			c.Risks = append(c.Risks, r)
		}
	}
	return c
}
