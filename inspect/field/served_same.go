package field

// same reports whether two fields tell of one cache. One that does not name
// its cache (X-Cache: HIT, as many configurations of Varnish and nginx have
// it) repeats what another field says of the site's own cache, if the two
// agree; a CDN would have been recognised.
func (l *layer) same(o *layer) bool {
	switch {
	case l.upstream != o.upstream:
		return false
	case l.Cache != "" && l.Cache == o.Cache:
		return true
	case l.Node != "" && o.Node != "" || l.Cache != "" && o.Cache != "":
		return lower(l.Node) == lower(o.Node) && l.Node != "" || l.Cache == lower(o.Node) && l.Cache != ""
	case l.Cache == "":
		return base(o.Cache) == ownSoftware && agree(l.Outcome, o.Outcome)
	}
	return o.Cache == "" && base(l.Cache) == ownSoftware && agree(l.Outcome, o.Outcome)
}

func agree(a, b string) bool {
	x, y := Served{Outcome: a}, Served{Outcome: b}
	return a != "" && b != "" && x.FromStore() == y.FromStore()
}

// merge adds what another field tells of the same cache.
func (l *layer) merge(o *layer) {
	l.from, l.rank = o.from, max(l.rank, o.rank)
	if products[l.Cache] == nil && o.Cache != "" {
		l.Cache = o.Cache
	}
	switch {
	case l.Outcome == "" && o.Outcome != "":
		l.Outcome, l.Word, l.Span = o.Outcome, o.Word, o.Span
	case vague(l.Outcome) && agree(l.Outcome, o.Outcome) && !vague(o.Outcome):
		l.Outcome, l.Word = o.Outcome, o.Word // X-Varnish knows no stale hit and no pass
	}
	if l.Node == "" {
		l.Node = o.Node
	}
	if l.Detail == "" {
		l.Detail = o.Detail
	}
	if !l.HasTTL {
		l.TTL, l.HasTTL = o.TTL, o.HasTTL
	}
	l.Hits = max(l.Hits, o.Hits)
}

func vague(outcome string) bool { return outcome == OutcomeHit || outcome == OutcomeMiss }
