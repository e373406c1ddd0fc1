package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// LayersAddUp sees a cache hand out copies as if they were new.
var LayersAddUp = &Rule{
	ID:       "layers-add-up",
	Severity: Info,
	Category: Staleness,
	Title:    "A cache does not say how old its copy is, so lifetimes add up",
	Doc: `A cache answered from its store without Age and with a Date of now, so browsers take the copy for new and start counting again: users may see content as old as both lifetimes together.

nginx does so as it comes: it writes no Age, and a Date of its own. A cache that sends Age takes from the browser's time what it used up itself. Lifetimes that add up to an hour or less, scripts, styles and images are not reported.`,
	Fix:  `Give browsers little where the cache keeps much: "Cache-Control: max-age=60, s-maxage=300"; or let a cache answer that sends Age.`,
	Send: "Cache-Control: max-age=60, s-maxage=300",
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 9111 section 5.1"},

	Check: func(p *Pass) {
		const little, anHour = 60, 3600
		s := p.Answered()
		if s == nil || s.Outcome == field.OutcomeRevalidated || p.Age.Present || !p.Date.Valid || !p.Clock.Known || p.fromBrowser() || p.Status() != 200 {
			return
		}
		inner, outer := longestShared(p), p.Browser
		if !selectable(inner) || unstated(inner) || min(inner.Lifetime, outer.Lifetime) <= little || !browserFresh(p) {
			return
		}
		if p.kind() == asset || inner.Lifetime+outer.Lifetime <= anHour {
			return
		}
		if p.hiddenAge() > clockSlack || p.fingerprinted() || p.Found(ServedStale) {
			return // an old Date tells browsers what Age does not
		}
		at := append([]wire.Span{s.Span}, lifetimeSpans(outer)...)
		p.Report(at, "Nothing says how old the copy from %s is, so browsers count their %s anew: users may see content up to %s old.", nameOf(s), field.Spoken(outer.Lifetime), field.Spoken(inner.Lifetime+outer.Lifetime))
	},
}
