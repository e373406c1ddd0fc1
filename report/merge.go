package report

import (
	"fmt"
	"iter"
	"slices"
)

// Part is one of several reports to be merged.
type Part struct {
	Name string // what to call it in messages: its file
	Run  Events
}

// Merge makes one run of several. The shards of one run give the run that
// would have been without sharding: their exchanges stand in the order of the
// targets, and a shard that is missing or was cut short is told as a failure.
// What compares an exchange with those before it has seen its shard only, and
// cannot be found anew: reports hold no bodies.
// Other reports follow each other as given. Nothing is kept but the number of
// the exchange under way, and what failed without a target.
func Merge(parts ...Part) Events {
	if len(parts) == 1 {
		return parts[0].named
	}
	return func(yield func(Event, error) bool) {
		m := &merge{yield: yield, failures: map[string]bool{}}
		defer m.stop()
		if err := m.merge(parts); err != nil && err != errStopped {
			yield(Event{}, err)
		}
	}
}

// named is the run, with the name in what is wrong with it.
func (p Part) named(yield func(Event, error) bool) {
	for e, err := range p.Run {
		if err != nil {
			err = fmt.Errorf("%s: %w", p.Name, err)
		}
		if !yield(e, err) {
			return
		}
	}
}

// merge is a merger under way.
type merge struct {
	yield   func(Event, error) bool
	parts   []*part
	shards  int // that the run was cut into; 0: none
	tool    Tool
	run     Run
	summary Summary
	written int // exchanges
	targets int // the highest number given

	failures map[string]bool // of no target, in a shard
	unneeded []Finding       // by none of the shards so far
	ended    int             // shards
}

// part is a report being merged.
type part struct {
	Part
	pull  func() (Event, error, bool)
	stop  func()
	shard int   // from 1; 0: none
	now   Event // the next to be written

	first, moved int // of the target under way: its first id, and how far ids move
	last         int // target
}

func (m *merge) stop() {
	for _, p := range m.parts {
		p.stop()
	}
}

func (m *merge) merge(parts []Part) error {
	for _, one := range parts {
		p := &part{Part: one}
		p.pull, p.stop = iter.Pull2(one.Run)
		m.parts = append(m.parts, p)
		if err := m.open(p); err != nil {
			return err
		}
	}
	if err := m.give(Event{Begin: &Begin{m.tool, m.run.begun()}}); err != nil {
		return err
	}
	if err := m.inTurn(); err != nil {
		return err
	}
	if err := m.missing(); err != nil {
		return err
	}
	m.whole()
	return m.give(Event{End: &End{m.run, m.summary}})
}

// next reads the next event of p.
func (p *part) next() error {
	e, err, ok := p.pull()
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	if !ok {
		return fmt.Errorf("%s: it ends in the middle", p.Name)
	}
	p.now = e
	return nil
}

// target returns the target that the next event is about, 0 if it is not said.
func (p *part) target() int {
	switch {
	case p.now.Exchange != nil:
		return p.now.Exchange.TargetNumber
	case p.now.Failure != nil:
		return p.now.Failure.TargetNumber
	}
	return 0
}

// inTurn writes the shards target by target where the first of them stands,
// and the other reports one after the other.
func (m *merge) inTurn() error {
	for i, p := range m.parts {
		group := m.parts[i : i+1]
		if p.shard > 0 {
			group = slices.DeleteFunc(slices.Clone(m.parts), func(p *part) bool { return p.shard == 0 })
			if p != group[0] {
				continue
			}
			slices.SortFunc(group, func(a, b *part) int { return a.shard - b.shard })
		}
		if err := m.together(group); err != nil {
			return err
		}
	}
	return nil
}

// together writes reports whose targets are numbered as those of one run.
func (m *merge) together(group []*part) error {
	before := m.targets
	for group = slices.Clone(group); len(group) > 0; {
		p := slices.MinFunc(group, func(a, b *part) int { return a.target() - b.target() })
		for target := p.target(); p.now.End == nil && p.target() == target; {
			if err := m.write(p, before); err != nil {
				return err
			}
			if err := p.next(); err != nil {
				return err
			}
		}
		if p.now.End != nil {
			if err := m.end(p); err != nil {
				return err
			}
			group = slices.DeleteFunc(group, func(q *part) bool { return q == p })
		}
	}
	return nil
}

// write writes the next exchange or failure of p in its new place.
func (m *merge) write(p *part, before int) error {
	if p.now.Failure != nil {
		f := *p.now.Failure
		if p.shard > 0 && f.TargetNumber == 0 && m.told(&f) {
			m.summary.Failed--
			return nil
		}
		f.After, f.TargetNumber = m.written, m.numbered(f.TargetNumber, before)
		return m.give(Event{Failure: &f})
	}
	x := *p.now.Exchange
	m.written++
	if target := x.TargetNumber; p.first == 0 || target != p.last {
		p.first, p.last, p.moved = x.ID, target, m.written-x.ID
	}
	x.ID = m.written
	if from := x.RedirectedFrom; from != nil {
		moved := *from + p.moved // the hops of one target stand together
		if x.RedirectedFrom = &moved; *from < p.first {
			x.RedirectedFrom = nil
		}
	}
	x.TargetNumber = m.numbered(x.TargetNumber, before)
	return m.give(Event{Exchange: &x})
}

// told reports whether another shard has the same failure: what is wrong with a
// list of targets every shard finds.
func (m *merge) told(f *Failure) bool {
	key := fmt.Sprint(f.File, f.Line, f.URL, f.Message)
	if m.failures[key] {
		return true
	}
	m.failures[key] = true
	return false
}

// numbered counts a target behind those of the reports before it.
func (m *merge) numbered(target, before int) int {
	if target == 0 {
		return 0
	}
	m.targets = max(m.targets, before+target)
	return before + target
}

func (m *merge) give(e Event) error {
	if !m.yield(e, nil) {
		return errStopped
	}
	return nil
}
