package report

import (
	"fmt"
	"strings"
)

// directives compares Cache-Control and the targeted fields.
func directives(old, now *page) (all []Drift) {
	for _, b := range now.policies {
		before, _ := policyOf(old, b.name)
		all = changed(all, before, b)
	}
	for _, a := range old.policies {
		if _, still := policyOf(now, a.name); !still {
			all = changed(all, a, policyField{name: a.name})
		}
	}
	return all
}

func policyOf(p *page, name string) (f policyField, ok bool) {
	for _, f := range p.policies {
		if strings.EqualFold(f.name, name) {
			return f, true
		}
	}
	return policyField{name: name}, false
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
