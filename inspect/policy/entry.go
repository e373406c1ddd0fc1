package policy

import (
	"slices"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
)

// Entry is what applies to one URL.
type Entry struct {
	URL     string
	Source  *Source // nil: not said
	Request []Header
	Expects []Expect
	Checks  []Check
	policy  *Policy
}

// For returns what applies to a request, when r is nil, or to the response
// to it: some rules are for certain responses only.
func (p *Policy) For(url, method string, r *field.Response) *Entry {
	e := &Entry{URL: url, policy: p}
	here := locate(url)
	for i := range p.Rules {
		if rule := &p.Rules[i]; rule.applies(here, method, r) == yes {
			e.add(rule)
		}
	}
	return e
}

// add lets a rule win over those before it, key by key.
func (e *Entry) add(rule *Rule) {
	if rule.Source != nil {
		e.Source = rule.Source
	}
	for _, h := range rule.Request {
		e.Request = put(e.Request, h, func(h *Header) string { return h.Key })
	}
	for _, x := range rule.Expect {
		e.Expects = put(e.Expects, x, func(x *Expect) string { return x.Key })
	}
	for _, c := range rule.Checks {
		e.Checks = put(e.Checks, c, func(c *Check) string { return c.Key })
	}
}

// Check returns a finding for everything that is not as wanted. Caches that the
// verdicts lack are judged here.
func (e *Entry) Check(r *field.Response, verdicts []cache.Verdict) []rules.Finding {
	if r.Exchange.Response.Status < 200 {
		return nil
	}
	l := &look{Response: r, entry: e, verdicts: verdicts}
	for i := range e.Expects {
		if x := &e.Expects[i]; x.want != nil {
			l.expect = x
			x.want(l)
		}
	}
	return l.findings
}

// expects reports whether something is wanted by that key of expect.
func (e *Entry) expects(key string) bool {
	return slices.ContainsFunc(e.Expects, func(x Expect) bool { return x.Key == "expect."+key && x.want != nil })
}

// Level returns how grave a finding is by the checks, false if they switch it
// off. A category is not asked about praise, nor about what the policy itself
// wants.
func (e *Entry) Level(f rules.Finding) (rules.Severity, bool) {
	if c := e.checkOf(f.Rule.ID); c != nil {
		if f.Severity == rules.Good && c.Severity != "" {
			return f.Severity, true
		}
		return c.Severity, c.Severity != ""
	}
	if f.Rule.Optional && e.policy.names(f.Rule.ID) {
		return "", false // on for other URLs
	}
	if c := e.checkOf(string(f.Rule.Category)); c != nil && f.Severity != rules.Good && f.Place == nil {
		return c.Severity, c.Severity != ""
	}
	return f.Severity, true
}

func (e *Entry) checkOf(id string) *Check {
	for i := range e.Checks {
		if e.Checks[i].ID == id {
			return &e.Checks[i]
		}
	}
	return nil
}

// Apply gives every finding its level, and returns those that are neither
// switched off nor accepted.
func (e *Entry) Apply(found []rules.Finding, now time.Time) []rules.Finding {
	var kept []rules.Finding
	for _, f := range found {
		level, on := e.Level(f)
		if !on {
			continue
		}
		if _, _, ignored := e.policy.Ignored(f, e.URL, now); ignored {
			continue
		}
		f.Severity = level
		kept = append(kept, f)
	}
	return kept
}

// Optional returns the rules that are off by default and that the policy gives
// a severity somewhere: they have to run for Level to let them through.
func (p *Policy) Optional() []*rules.Rule {
	var on []*rules.Rule
	for _, r := range rules.All {
		if r.Optional && p.names(r.ID) {
			on = append(on, r)
		}
	}
	return on
}

func (p *Policy) names(id string) bool {
	for i := range p.Rules {
		for _, c := range p.Rules[i].Checks {
			if c.ID == id && c.Severity != "" {
				return true
			}
		}
	}
	return false
}
