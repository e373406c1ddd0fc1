package rules

// confirmed returns the answer that this 304 confirms: the latest complete one
// to the same request; nil if this is no 304 or none was seen.
func (p *Pass) confirmed() *sighting {
	n := p.now()
	if n.status != 304 || !n.get {
		return nil
	}
	for _, s := range p.earlier() {
		if s.status != 304 {
			if s.status == 200 && s.get && s.plain && n.sameRequest(s) && (n.etag != 0 && n.etag == s.etag || n.shortlyAfter(s) && (n.etag == 0 || s.etag == 0)) {
				return s
			}
			return nil
		}
	}
	return nil
}
