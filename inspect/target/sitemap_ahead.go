package target

import "sync"

// sitemapsAhead is how many of the sitemaps of an index are fetched before it is
// their turn.
const sitemapsAhead = 4

// soon begins to fetch sitemaps that will be wanted.
func (s *sitemaps) soon(list []Target, depth int) {
	for _, t := range list[:min(len(list), sitemapsAhead)] {
		key := normal(t.URL)
		if s.seen[key] || s.early[key] != nil || depth > sitemapDepth || len(s.seen)+len(s.early) >= mostSitemaps {
			continue
		}
		get := sync.OnceValues(func() (*Document, error) { return s.fetch.get(s.ctx, t) })
		s.early[key] = get
		s.all.Go(func() { get() })
	}
}

// get fetches a sitemap, unless that has begun.
func (s *sitemaps) get(t Target, key string) (*Document, error) {
	if get := s.early[key]; get != nil {
		delete(s.early, key)
		return get()
	}
	return s.fetch.get(s.ctx, t)
}
