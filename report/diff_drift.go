package report

import (
	"fmt"
	"slices"
	"strings"
)

// drift lists what is served otherwise than before. Where another kind of
// status comes, another page does, and its fields are not compared.
func drift(old, now *page) []Drift {
	all := []Drift{}
	if old.status != now.status {
		d := Drift{Kind: DriftStatus, Before: old.status, After: now.status, Text: "status " + old.status + " -> " + now.status}
		if now.failure != "" {
			d.Text += " (" + now.failure + ")"
		}
		all = append(all, d)
		if old.status[0] != now.status[0] {
			return all
		}
	}
	all = append(all, lifetimes(old, now)...)
	all = append(all, stales(old, now, "stale-while-revalidate", func(k *kept) int64 { return k.swr })...)
	all = append(all, stales(old, now, "stale-if-error", func(k *kept) int64 { return k.sie })...)
	all = append(all, directives(old, now)...)
	all = members(all, DriftVary, "Vary", old.vary, now.vary)
	all = members(all, DriftSetCookie, "Set-Cookie", old.cookies, now.cookies)
	return validators(all, old, now)
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

// directives compares Cache-Control and the targeted fields.
func directives(old, now *page) (all []Drift) {
	for _, b := range now.policies {
		all = changed(all, policyOf(old, b.name), b)
	}
	for _, a := range old.policies {
		if policyOf(now, a.name).members == nil && !strings.EqualFold(a.name, "Cache-Control") {
			all = changed(all, a, policyField{name: a.name})
		}
	}
	return all
}

func policyOf(p *page, name string) policyField {
	for _, f := range p.policies {
		if strings.EqualFold(f.name, name) {
			return f
		}
	}
	return policyField{name: name}
}

// changed says which directives of a field came, went, or changed.
func changed(all []Drift, a, b policyField) []Drift {
	var lost, gained, other []string
	for _, m := range a.members {
		name, arg, _ := strings.Cut(m, "=")
		switch now, ok := argument(b.members, name); {
		case !ok:
			lost = append(lost, name)
		case now != arg:
			other = append(other, fmt.Sprintf("%s %s -> %s", name, orNothing(arg), orNothing(now)))
		}
	}
	for _, m := range b.members {
		name, _, _ := strings.Cut(m, "=")
		if _, ok := argument(a.members, name); !ok {
			gained = append(gained, m)
		}
	}
	return said(all, Drift{Kind: DriftDirectives, Field: b.name, Before: strings.Join(a.members, ", "), After: strings.Join(b.members, ", ")}, lost, gained, other)
}

func argument(members []string, name string) (arg string, ok bool) {
	for _, m := range members {
		if n, arg, _ := strings.Cut(m, "="); n == name {
			return arg, true
		}
	}
	return "", false
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// members compares what a field lists.
func members(all []Drift, kind DriftKind, name string, a, b []string) []Drift {
	return said(all, Drift{Kind: kind, Field: name, Before: strings.Join(a, ", "), After: strings.Join(b, ", ")}, missingIn(b, a), missingIn(a, b), nil)
}

// missingIn returns what of list have lacks.
func missingIn(have, list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(have, s) {
			out = append(out, s)
		}
	}
	return out
}

// said puts a change of a field into words, if there is one.
func said(all []Drift, d Drift, lost, gained, other []string) []Drift {
	var parts []string
	if len(lost) > 0 {
		parts = append(parts, "lost "+strings.Join(lost, ", "))
	}
	if len(gained) > 0 {
		parts = append(parts, "gained "+strings.Join(gained, ", "))
	}
	if parts = append(parts, other...); len(parts) == 0 {
		return all
	}
	d.Text = d.Field + " " + strings.Join(parts, ", ")
	return append(all, d)
}

// validators compares what a copy can be confirmed by.
func validators(all []Drift, old, now *page) []Drift {
	if old.etag != now.etag {
		d := Drift{Kind: DriftValidator, Field: "ETag", Before: old.etag, After: now.etag, Text: "ETag " + old.etag + " -> " + now.etag}
		switch {
		case now.etag == "":
			d.Text = "lost ETag"
		case old.etag == "":
			d.Text = "gained ETag"
		}
		all = append(all, d)
	}
	if old.modified != now.modified {
		d := Drift{Kind: DriftValidator, Field: "Last-Modified", Before: "present", Text: "lost Last-Modified"}
		if now.modified {
			d.Before, d.After, d.Text = "", "present", "gained Last-Modified"
		}
		all = append(all, d)
	}
	return all
}

func secondsText(n int64) string { return fmt.Sprintf("%d s", n) }
