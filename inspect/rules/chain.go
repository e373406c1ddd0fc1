package rules

// longestChain bounds how many redirects are looked back over, and how far
// apart in the run one may stand from what it leads to.
const longestChain = 32

// cameFrom returns the number of the redirect that led to s, or 0. A browser's
// recording has others in between.
func (m *Memory) cameFrom(s *sighting) uint64 {
	for n := m.count; n > 0 && n+longestChain > m.count; n-- {
		if o := m.numbered(n); o != nil && o.hop == s.hop-1 && o.leadsTo == s.url {
			return n
		}
	}
	return 0
}

// redirects yields the redirects that led to this exchange, the last one first.
func (p *Pass) hops(yield func(*sighting) bool) {
	s := p.run.numbered(p.run.now.from)
	for n := 0; s != nil && n < longestChain && yield(s); n++ {
		s = p.run.numbered(s.from)
	}
}
