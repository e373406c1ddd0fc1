package policy

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// PolicyStaleness sees users get older data than the policy allows.
var PolicyStaleness = &rules.Rule{
	ID:       "policy-staleness",
	Severity: rules.Error,
	Category: rules.Staleness,
	Title:    "Users may see older data than the policy allows",
	Doc: `Somebody has changed something, and a user still sees what was there before, for longer than the team has agreed on.

max-staleness is held against the worst case: a shared cache gives its copy away at the end of its lifetime and of its stale windows, to a browser whose own time then begins.`,
	Fix:  "Shorten max-age for browsers, s-maxage or CDN-Cache-Control for shared caches, and the stale windows of both.",
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 5861 section 3"},
}

func wantStaleness(most int64) want {
	return func(l *look) {
		standard := make([]cache.Verdict, 0, 8)
		for _, c := range cache.Standard {
			standard = append(standard, *l.verdict(c))
		}
		for _, v := range l.verdicts {
			if !isStandard(v.Cache) {
				standard = append(standard, v)
			}
		}
		s := cache.WorstStaleness(l.Response, standard)
		if s.WithoutAge <= most {
			return
		}
		layer := &s.Shared
		if b := &s.Browser; b.Fresh+b.Stale > layer.Fresh+layer.Stale {
			layer = b
		}
		var at []wire.Span
		if layer.Cache != nil {
			at = evidence(l.verdict(layer.Cache))
		}
		l.report(PolicyStaleness, at, "", "The policy wants users to see nothing older than %s, and they may see what is %s: %s alone may give a copy %s%s.",
			spoken(most), old(s.WithoutAge), layer.Cache.Title, old(layer.Fresh+layer.Stale), l.aside())
	}
}

// old is field.Old with the seconds that spoken would not leave out.
func old(seconds int64) string {
	if seconds >= field.MaxSeconds {
		return field.Old(seconds)
	}
	return spoken(seconds) + " old"
}
