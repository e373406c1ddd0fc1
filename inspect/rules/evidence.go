package rules

import (
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// step returns the verdict's reason of that kind, or nil.
func step(v *cache.Verdict, code cache.Code) *cache.Reason {
	for i := range v.Because {
		if v.Because[i].Code == code {
			return &v.Because[i]
		}
	}
	return nil
}

func permittedBy(v *cache.Verdict, name string) bool {
	r := step(v, cache.MayStore)
	return r != nil && r.Name == name
}

// permission points at what permits the cache to reuse the response.
func permission(v *cache.Verdict) []wire.Span {
	if v.Lifetime == 0 && v.ReuseEnds() > 0 {
		return spansOf(v, cache.StaleWhileRevalidate, cache.StaleIfError)
	}
	return spansOf(v, cache.MayStore, cache.StatusAllows)
}

// lifetimeSpans points at what gives the response its lifetime.
func lifetimeSpans(v *cache.Verdict) []wire.Span {
	return spansOf(v, cache.LifetimeSMaxAge, cache.LifetimeMaxAge, cache.LifetimeExpires, cache.LifetimeHeuristic)
}

func spansOf(v *cache.Verdict, codes ...cache.Code) []wire.Span {
	for _, code := range codes {
		if r := step(v, code); r != nil && r.Spans > 0 {
			return append([]wire.Span(nil), r.At[:r.Spans]...)
		}
	}
	return nil
}

// forHowLong ends a sentence about reuse: "for 5 minutes".
func forHowLong(v *cache.Verdict) string {
	if end := v.ReuseEnds(); end > 0 && v.Source != cache.SourceHeuristic {
		return "for " + field.Spoken(end)
	}
	return "for as long as it likes"
}

// statusSpan points at the status in the start line.
func (p *Pass) statusSpan() []wire.Span {
	if span := p.StatusSpan(); span != (wire.Span{}) {
		return []wire.Span{span}
	}
	return nil
}

// addSpans appends those of more that are not in at yet.
func addSpans(at, more []wire.Span) []wire.Span {
	for _, s := range more {
		if !slices.Contains(at, s) {
			at = append(at, s)
		}
	}
	return at
}
