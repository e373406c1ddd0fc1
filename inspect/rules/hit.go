package rules

import "maxage/inspect/field"

// nameOf says which cache answered, for use in a sentence.
func nameOf(s *field.Served) string {
	if s.Cache == "" {
		return "a shared cache"
	}
	if title := field.CacheTitle(s.Cache); title != s.Cache {
		return title
	}
	return "the cache " + plain(s.Cache)
}
