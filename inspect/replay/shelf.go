package replay

import (
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// shelf is the place for one variant of a URL.
type shelf struct {
	flow
	only    slot      // the first answer, with its arrival for a time
	slots   []slot    // what lies there from the second request on, by lifetime
	emptied int       // as often as the page had been when it was used last
	arrived time.Time // of the answer seen last
	now     identity  // of the body seen last
	since   time.Time // when that was seen first
	past    []identity
}

// slot holds one answer.
type slot struct {
	until time.Time
	body  identity
}

// kept returns slots with the answer that arrived at s.until.
func (s slot) kept(lifetimes []int64) []slot {
	slots := make([]slot, len(lifetimes))
	for i, n := range lifetimes {
		slots[i] = slot{s.until.Add(time.Duration(n) * time.Second), s.body}
	}
	return slots
}

// visit is a request that the origin sees today.
type visit struct {
	*field.Response
	cost Load
	keep bool // its answer can be kept
}

// shelf returns the place for a variant, or nil if there are too many.
func (p *page) shelf(variant uint64) *shelf {
	if p.shelves == nil {
		p.shelves = map[uint64]*shelf{}
	}
	s := p.shelves[variant]
	if s == nil {
		if len(p.shelves) >= mostVariants {
			return nil
		}
		s = &shelf{}
		p.shelves[variant] = s
	}
	if s.emptied != p.emptied {
		s.emptied, s.only, s.slots = p.emptied, slot{}, nil
	}
	return s
}

// try sees with which lifetimes the shelf would have had an answer, and puts
// the recorded one there for the others.
func (p *page) try(lifetimes []int64, s *shelf, id identity, v visit) {
	x := v.Exchange
	if s.slots == nil {
		if s.only == (slot{}) { // most URLs are asked for once, and need no more
			if v.keep {
				s.only = slot{x.Received, id}
			}
			return
		}
		s.slots = s.only.kept(lifetimes)
	}
	if p.trials == nil {
		p.trials = make([]trial, len(lifetimes))
	}
	for i := range lifetimes {
		at, t := &s.slots[i], &p.trials[i]
		if !x.Sent.Before(at.until) {
			if *at = (slot{}); v.keep {
				*at = slot{x.Received.Add(time.Duration(lifetimes[i]) * time.Second), id}
			}
			continue
		}
		t.saved.add(v.cost)
		if same, known := at.body.same(id); known && !same && x.Response.Status < 500 {
			t.stale++
		}
		if insists(&v.Request) {
			t.insisting++
		}
	}
}

// insists reports whether a request wants an answer that the origin gave or
// confirmed for it (RFC 9111 sections 5.2.1.1, 5.2.1.4 and 5.4).
func insists(q *field.Request) bool {
	if d := q.CacheControl.Get(field.MaxAge); d != nil && d.Seconds <= 0 {
		return true
	}
	return q.CacheControl.Has(field.NoCache) || q.Pragma.NoCache
}

// see takes note of the body that came, or that a 304 confirmed, and returns
// what it is known by.
func (p *page) see(s *shelf, id identity, x *wire.Exchange) identity {
	same, known := s.now.same(id)
	switch {
	case id.status != 304:
		p.bodies.add(id)
	case s.now != (identity{}) && !known:
		return s.now // most likely the one seen last
	case s.now != (identity{}) && !same:
		return id // a copy that was never seen here
	case id.tag != 0 && s.now == (identity{}):
		p.bodies.add(id)
	}
	switch {
	case s.now == (identity{}):
		s.now, s.since = id, x.Sent
	case known && same:
		p.bodies.lasted = max(p.bodies.lasted, x.Sent.Sub(s.since))
	case known:
		if x.Sent.Before(s.arrived) || s.hadBefore(id) {
			p.risks |= SeveralBodies
		}
		if len(s.past) < mostBodies {
			s.past = append(s.past, s.now)
		}
		s.now, s.since = id, x.Sent
	}
	s.arrived = x.Received
	return s.now
}

// hadBefore: a body that comes back after another one was there all the time.
func (s *shelf) hadBefore(id identity) bool {
	for _, old := range s.past {
		if same, known := old.same(id); known && same {
			return true
		}
	}
	return false
}
