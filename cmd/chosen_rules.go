package cmd

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect"
	"maxage/inspect/field"
	"maxage/inspect/policy"
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
		on := c.all || !r.Optional || slices.Contains(c.also, r) || slices.Contains(c.only, r)
		if on && c.looksFor(r) {
			out = append(out, r)
		}
	}
	return out
}

// looksFor reports whether findings of a rule are wanted. The policy's own rules
// are all wanted until one of them is named: somebody wrote down what is wanted,
// and no choice among the others takes that back.
func (c *chosenRules) looksFor(r *rules.Rule) bool {
	if slices.Contains(c.skip, r) {
		return false
	}
	named := len(c.only) > 0
	if ofPolicy(r) {
		named = slices.ContainsFunc(c.only, ofPolicy)
	}
	return !named || slices.Contains(c.only, r)
}

func ofPolicy(r *rules.Rule) bool { return slices.Contains(policy.Rules, r) }

// addRules takes names of rules and categories, with commas between them.
func (o *options) addRules(to *[]*rules.Rule, names string) error {
	for name := range strings.SplitSeq(names, ",") {
		some := rulesCalled(strings.TrimSpace(name))
		if len(some) == 0 {
			return unknownRule(name)
		}
		if o.audit == nil && ofPolicy(some[0]) {
			return usagef("maxage audit holds URLs against a policy", "%s is a rule of the policy, and there is none here", some[0].ID)
		}
		*to = append(*to, some...)
	}
	return nil
}

// rulesCalled returns the rule of that name, or the catalogue's of that
// category. As in the policy, a category does not speak of the policy's own.
func rulesCalled(name string) []*rules.Rule {
	if r := policy.Lookup(name); r != nil {
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
