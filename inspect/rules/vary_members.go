package rules

import (
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// varySpans points at the members of Vary that have one of the names.
func (p *Pass) varySpans(names ...string) []wire.Span {
	var at []wire.Span
	for _, span := range p.Vary.Spans {
		for _, name := range names {
			if strings.EqualFold(p.Exchange.Text(span), name) {
				at = append(at, span)
			}
		}
	}
	return at
}

// given: the response itself gives the cache a time to reuse it in.
func given(p *Pass, v *cache.Verdict) bool {
	return selectable(v) && !unstated(v) && reusable(p, v)
}
