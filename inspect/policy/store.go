package policy

import (
	"maxage/inspect/cache"
	"maxage/inspect/rules"
)

// PolicyStore sees a cache store what the policy wants in none.
var PolicyStore = &rules.Rule{
	ID:       "policy-store",
	Severity: rules.Error,
	Category: rules.Storage,
	Title:    "A cache stores what the policy wants no cache to store",
	Doc: `A copy of the response lies on a disk somewhere, where the team has agreed that there shall be none: whoever comes to that machine or that cache can read it.

"store: never" asks every cache that the response was judged by, the browser's among them. A cache that asks before each use has stored it all the same.`,
	Fix:  "Send Cache-Control: no-store, which is the only directive that keeps browsers from storing.",
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 9111 section 5.2.2.5"},
}

func wantNoStore(l *look) {
	var first *cache.Verdict
	var titles, ids []string
	ask := func(v *cache.Verdict) {
		if !v.Store {
			return
		}
		if first == nil {
			first = v
		}
		titles, ids = append(titles, v.Cache.Title), append(ids, v.Cache.Name)
	}
	for _, c := range cache.Standard {
		ask(l.verdict(c))
	}
	for i := range l.verdicts {
		if v := &l.verdicts[i]; !isStandard(v.Cache) {
			ask(v)
		}
	}
	if first != nil {
		verb := "stores"
		if len(titles) > 1 {
			verb = "store"
		}
		l.report(PolicyStore, evidence(first), "", "The policy wants no cache to store this, and %s %s it%s.", both(titles), verb, l.aside()).Caches = ids
	}
}

func isStandard(c *cache.Cache) bool {
	return c == cache.Browser || c == cache.Shared || c == cache.CDN
}
