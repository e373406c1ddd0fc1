package policy

import (
	"maxage/inspect/field"
	"maxage/inspect/rules"
)

// Applied is a line of the policy that speaks of a URL.
type Applied struct {
	Line
	Rule       rules.Place // where its rule begins
	Overridden bool        // a later line has the last word
	Maybe      bool        // only the response can tell whether it applies
}

// Explain lists the lines of the policy that speak of a request, or with r of
// the response to it, in the order in which they are applied.
func (p *Policy) Explain(url, method string, r *field.Response) []Applied {
	var all []Applied
	here := locate(url)
	for i := range p.Rules {
		rule := &p.Rules[i]
		applies := rule.applies(here, method, r)
		if applies == no {
			continue
		}
		for _, line := range rule.lines() {
			if applies == yes {
				override(all, line.Key)
			}
			all = append(all, Applied{Line: line, Rule: rule.Place, Maybe: applies == maybe})
		}
	}
	return all
}

// override marks the lines before with the same key. The level of a rule is for
// that rule alone.
func override(all []Applied, key string) {
	for i := range all {
		if all[i].Key == key && key != "level" {
			all[i].Overridden = true
		}
	}
}

// lines are what a rule sets.
func (rule *Rule) lines() []Line {
	var all []Line
	if rule.Source != nil {
		all = append(all, rule.Source.Line)
	}
	for _, h := range rule.Request {
		all = append(all, h.Line)
	}
	for _, x := range rule.Expect {
		all = append(all, x.Line)
	}
	if rule.Level != "" {
		all = append(all, rule.level)
	}
	for _, c := range rule.Checks {
		all = append(all, c.Line)
	}
	return all
}
