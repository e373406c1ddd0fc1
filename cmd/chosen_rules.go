package cmd

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/report"
)

// chosenRules is what --all, --only and --skip say.
type chosenRules struct {
	all        bool
	only, skip []*rules.Rule
	also       []*rules.Rule // optional ones that a policy asks for
}

// active returns the rules to run; nil stands for those that are on by default.
func (c *chosenRules) active() []*rules.Rule {
	if !c.all && len(c.only) == 0 && len(c.skip) == 0 && len(c.also) == 0 {
		return nil
	}
	out := []*rules.Rule{} // not nil: --skip may leave none
	for _, r := range rules.All {
		on := c.all || !r.Optional || slices.Contains(c.also, r)
		if len(c.only) > 0 {
			on = slices.Contains(c.only, r)
		}
		if on && !slices.Contains(c.skip, r) {
			out = append(out, r)
		}
	}
	return out
}

// addRules takes names of rules and categories, with commas between them.
func addRules(to *[]*rules.Rule, names string) error {
	for name := range strings.SplitSeq(names, ",") {
		some := rulesCalled(strings.TrimSpace(name))
		if len(some) == 0 {
			return unknownRule(name)
		}
		*to = append(*to, some...)
	}
	return nil
}

func rulesCalled(name string) []*rules.Rule {
	if r := rules.Lookup(name); r != nil {
		return []*rules.Rule{r}
	}
	var some []*rules.Rule
	for _, r := range rules.All {
		if string(r.Category) == name {
			some = append(some, r)
		}
	}
	return some
}

func unknownRule(name string) error {
	hint, near := "maxage rules lists them", nearestRule(name)
	for _, c := range report.Categories {
		if near == "" && field.Slips(string(c), name) <= 2 {
			near = string(c)
		}
	}
	if near != "" {
		hint = "did you mean " + near + "?"
	}
	return &exitError{exitUsage, fmt.Errorf("there is no rule or category %q", name), hint}
}

// asked is what the options ask of an inspection.
func (o *options) asked() inspect.Options {
	least := o.least
	if o.audit != nil && o.audit.policy != nil {
		least = "" // the policy may take a finding for graver: see hold
	}
	return inspect.Options{
		Caches: o.caches, Rules: o.active, Least: least,
		Options: rules.Options{Markers: o.markers, MaxStaleness: o.budget},
	}
}
