package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// StalenessBudgetExceeded sees users get older data than somebody allowed.
var StalenessBudgetExceeded = &Rule{
	ID:       "staleness-budget-exceeded",
	Severity: Error,
	Category: Staleness,
	Title:    "Users may see older data than --max-staleness allows",
	Doc: `Counted is the worst case: the copy of a shared cache at the end of its lifetime and of its stale windows, given to a browser whose own time then begins. Where every cache passes Age on, the times overlap, and the longer one counts; where one drops it, as nginx and some CDNs do, they add up. The sum is held against the budget.

Only reported when a budget is given with --max-staleness, and not for URLs that name one version of a file: what is there never changes. The message names the layer that weighs most.`,
	Fix:  `Shorten the layer named: max-age for browsers, s-maxage or CDN-Cache-Control for shared caches, stale-while-revalidate and stale-if-error for both.`,
	Send: "Cache-Control: max-age=0, s-maxage=60",
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 9111 section 4.2.4", "RFC 5861 section 3"},

	Check: func(p *Pass) {
		if p.MaxStaleness <= 0 || p.fingerprinted() {
			return
		}
		s := cache.WorstStaleness(p.Response, p.Verdicts)
		if s.WithoutAge <= p.MaxStaleness {
			return
		}
		layer := &s.Shared
		if b := &s.Browser; b.Fresh+b.Stale > layer.Fresh+layer.Stale {
			layer = b
		}
		var at []wire.Span
		known := p.everyone()
		for i := range known {
			if v := &known[i]; v.Cache == layer.Cache {
				at = append(lifetimeSpans(v), spansOf(v, cache.StaleWhileRevalidate, cache.StaleIfError)...)
			}
		}
		p.Report(at, "A user can see data %s, more than the %s you allowed: %s alone may give a copy %s.",
			field.OldAtMost(s.WithoutAge), field.Spoken(p.MaxStaleness), layer.Cache.Title, field.Old(layer.Fresh+layer.Stale))
	},
}
