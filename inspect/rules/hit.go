package rules

import "maxage/inspect/field"

// hit returns the evidence that a shared cache answered with a stored
// response, or nil: the first cache that says so, or else Age.
func (p *Pass) hit() *field.Served {
	for i := range p.Served {
		if p.Served[i].FromStore() {
			return &p.Served[i]
		}
	}
	return nil
}

// nameOf says which cache answered, for use in a sentence.
func nameOf(s *field.Served) string {
	if s.Cache == "" {
		return "a shared cache"
	}
	return "the cache " + plain(s.Cache)
}
