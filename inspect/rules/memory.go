package rules

import (
	"hash/maphash"
	"slices"
)

// Memory is what the rules remember of a run: enough of each exchange to
// compare the later ones with it. It holds the last 4,096 exchanges in records
// of a fixed size, without bodies or secrets: of what selects, identifies or
// authorises only hashes. With the few words it keeps for messages that is
// about 2 MB, however long the run. The zero value is ready for use by one
// goroutine.
type Memory struct {
	seed  maphash.Seed
	shelf []sighting // a ring: the sighting with number n lies at n % mostSeen
	count uint64     // number of the latest; the first has 1
	last  map[uint64]uint64
	files map[uint64]referral // what pages refer to, by hash of its URL
	now   sighting
	same  []*sighting // those of the same URL, while rules run

	varied bool // of same, some were asked for otherwise than now
	words  vocabulary
}

// mostSeen is how many exchanges are remembered, mostCompared with how many of
// the same URL one is compared.
const (
	mostSeen     = 4096
	mostCompared = 8
)

// Follow runs the rules that look back over the next exchange of the run, whose
// other rules have run, and remembers it. It returns what is new; where that is
// grave, what was praised before is not any more. A rule speaks once of a URL:
// what is wrong with it is said then.
func (m *Memory) Follow(rules []*Rule, p *Pass) []Finding {
	if p.Browser == nil || p.Shared == nil {
		return nil // there was no final response
	}
	if c := p.Exchange.FromCache; c != "" && c != "none" {
		return nil // a browser used what it had: nobody was asked, and the fields are those of then
	}
	m.begin()
	before := len(p.findings)
	p.run = m
	m.sight(p)
	m.recall()
	bit := uint64(1)
	for _, rule := range rules {
		if rule.Follow == nil {
			continue
		}
		if p.rule = rule; m.now.said&bit == 0 {
			m.follow(p, bit)
		}
		bit <<= 1
	}
	m.remember(p)
	found := p.findings[before:]
	if slices.ContainsFunc(found, func(f Finding) bool { return f.Severity.AtLeast(Warning) }) {
		p.withdrawPraise()
	}
	return found
}

// follow runs one rule, whose bit says whether it has spoken. What it says less
// gravely than it could is said once too, and does not keep it from saying the
// rest later.
func (m *Memory) follow(p *Pass, bit uint64) {
	before := len(p.findings)
	p.rule.Follow(p)
	if len(p.findings) == before {
		return
	}
	switch f := &p.findings[before]; {
	case f.Severity.AtLeast(p.rule.Severity):
		m.now.said |= bit
	case m.now.hinted&bit != 0:
		p.findings = p.findings[:before]
	default:
		m.now.hinted |= bit
	}
}

func (m *Memory) begin() {
	if m.last == nil {
		m.seed, m.last, m.files = maphash.MakeSeed(), map[uint64]uint64{}, map[uint64]referral{}
		m.shelf = append(m.shelf, sighting{}) // so that 0 is the number of none
	}
}

// remember puts the exchange on the shelf, in the place of the oldest if it is
// full.
func (m *Memory) remember(p *Pass) {
	m.count++
	at := m.count % mostSeen
	if at == uint64(len(m.shelf)) {
		m.shelf = append(m.shelf, m.now)
	} else {
		if old := &m.shelf[at]; m.last[old.url] == old.number {
			delete(m.last, old.url)
		}
		m.shelf[at] = m.now
	}
	m.last[m.now.url] = m.count
	m.keepReferences(p)
}

// numbered returns the sighting with that number, or nil if it is forgotten.
func (m *Memory) numbered(n uint64) *sighting {
	if n == 0 || n+mostSeen <= m.count || n > m.count {
		return nil
	}
	return &m.shelf[n%mostSeen]
}

// recall gathers the sightings of the same URL, the latest first.
func (m *Memory) recall() {
	m.same, m.varied = m.same[:0], false
	for s := m.numbered(m.now.before); s != nil && len(m.same) < mostCompared; s = m.numbered(s.before) {
		m.same = append(m.same, s)
		m.varied = m.varied || s.asked != m.now.asked
	}
}

// earlier returns the sightings of the same URL, the latest first.
func (p *Pass) earlier() []*sighting { return p.run.same }

// now returns the exchange as it will be remembered.
func (p *Pass) now() *sighting { return &p.run.now }

func (m *Memory) hash(s string) uint64 {
	if s == "" {
		return 0
	}
	return maphash.String(m.seed, s) | 1
}
