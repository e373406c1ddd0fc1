package report

import (
	"fmt"
	"slices"
	"strings"
)

// kept is what one cache does with a response, whatever its age.
type kept struct {
	cache    string
	how      string // "300 s", "not kept"
	fresh    int64
	swr, sie int64 // how long it is served stale, and when there is an error
	guessed  bool
	expires  bool // the lifetime is Expires'
}

func keptBy(v *NamedVerdict) kept {
	k := kept{cache: v.Cache, guessed: v.Heuristic, expires: v.Source == "expires"}
	switch {
	case !v.Store:
		k.how = "not kept"
		return k
	case v.Reuse == "never":
		k.how = "never reused"
		return k
	}
	for _, w := range v.Windows {
		if w.To == nil {
			continue
		}
		switch n := *w.To - w.From; w.State {
		case "fresh":
			k.fresh += n
		case "stale-while-revalidate":
			k.swr += n
		case "stale-if-error":
			k.sie += n
		}
	}
	k.how = secondsText(k.fresh)
	if k.guessed && k.fresh > 0 {
		k.how += " (guessed)"
	}
	return k
}

// lifetimes compares how long each cache uses the response without asking.
func lifetimes(old, now *page) []Drift {
	same := old.expires == now.expires // as a date: how far off it is depends on when it was asked for
	return caches(old, now, func(a, b *kept) (Drift, bool) {
		switch {
		case a.how == b.how, a.guessed && b.guessed, same && a.expires && b.expires:
			return Drift{}, false
		}
		before, after := a.fresh, b.fresh
		return Drift{Kind: DriftLifetime, Before: a.how, After: b.how, BeforeS: &before, AfterS: &after, Text: a.how + " -> " + b.how}, true
	})
}

// stales compares how long each cache serves the response stale.
func stales(old, now *page, name string, of func(*kept) int64) []Drift {
	return caches(old, now, func(a, b *kept) (Drift, bool) {
		before, after := of(a), of(b)
		text := secondsText(before) + " -> " + secondsText(after)
		return Drift{Kind: DriftStale, Before: secondsText(before), After: secondsText(after), BeforeS: &before, AfterS: &after, Text: name + " " + text}, before != after
	})
}

// caches compares cache by cache, and says once what holds for several.
func caches(old, now *page, differ func(a, b *kept) (Drift, bool)) (all []Drift) {
	for i := range now.kept {
		b := &now.kept[i]
		at := slices.IndexFunc(old.kept, func(k kept) bool { return k.cache == b.cache })
		if at < 0 {
			continue
		}
		d, yes := differ(&old.kept[at], b)
		if !yes {
			continue
		}
		if same := slices.IndexFunc(all, func(o Drift) bool { return o.Text == d.Text }); same >= 0 {
			all[same].Caches = append(all[same].Caches, b.cache)
			continue
		}
		d.Caches = []string{b.cache}
		all = append(all, d)
	}
	for i := range all {
		all[i].Text = strings.Join(all[i].Caches, ", ") + " " + all[i].Text
	}
	return all
}

func secondsText(n int64) string { return fmt.Sprintf("%d s", n) }
