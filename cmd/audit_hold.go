package cmd

import (
	"os"
	"slices"
	"sync"
	"time"

	"maxage/inspect"
	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/report"
)

// hold writes an exchange down, held against the policy if there is one: what
// it wants, how grave each finding is to it, and what it ignores. What is not
// looked for is left out, and what is not grave enough.
func (o *options) hold(r *inspect.Result) report.Exchange {
	u := o.audit
	if u == nil || u.policy == nil || len(r.Verdicts) == 0 {
		return report.NewExchange(*r, o.how())
	}
	x := r.Exchange
	entry := u.policy.For(x.URL, x.Request.Method, r.Response)
	unmet := entry.Check(r.Response, r.Verdicts)
	held := *r
	held.Findings = nil
	var ignored []*report.Ignored
	for _, f := range append(slices.Clip(r.Findings), unmet...) {
		severity, on := entry.Level(f)
		if !on || !o.rules.looksFor(f.Rule) {
			continue
		}
		f.Severity = severity
		var why *report.Ignored
		if reason, until, ok := u.policy.Ignored(f, x.URL, time.Now()); ok {
			why = &report.Ignored{Reason: reason, Until: until}
		}
		if o.least != "" && !severity.AtLeast(o.least) {
			continue
		}
		held.Findings, ignored = append(held.Findings, f), append(ignored, why)
	}
	out := report.NewExchange(held, o.how())
	source := u.places.of(entry.Source)
	for i := range out.Findings {
		f := &out.Findings[i]
		f.Ignored, f.Expects = ignored[i], unmetCheck(entry, held.Findings[i].Place)
		if source != nil {
			f.Place = source
		} else if at := held.Findings[i].Place; at != nil {
			f.Place = inFile(*at)
		}
	}
	out.Checks = checks(entry, unmet, held.Findings)
	return out
}

// unmetCheck names the expectation that stands at a place of the policy.
func unmetCheck(e *policy.Entry, at *rules.Place) string {
	for i := range e.Expects {
		if x := &e.Expects[i]; at != nil && x.Place == *at {
			return x.Key + " " + x.Value
		}
	}
	return ""
}

// inFile is a place in the policy's file, nil for --assert, which has none.
func inFile(at rules.Place) *report.Place {
	if at.File == policy.Asserted {
		return nil
	}
	return report.NewPlace(at.File, at.Line, at.Column)
}

// checks lists what the policy expects, and whether it is so. What is not met
// and not told either was not asked for.
func checks(e *policy.Entry, unmet, told []rules.Finding) []report.Check {
	var out []report.Check
	for i := range e.Expects {
		x := &e.Expects[i]
		here := func(f rules.Finding) bool { return f.Place != nil && *f.Place == x.Place }
		met := !slices.ContainsFunc(unmet, here)
		if met || slices.ContainsFunc(told, here) {
			out = append(out, report.Check{Name: x.Key + " " + x.Value, Met: met, Place: inFile(x.Place)})
		}
	}
	return out
}

// places remembers where the sources of the policy lead.
type places struct {
	mu    sync.Mutex
	found map[*policy.Source]*report.Place
}

func (p *places) of(s *policy.Source) *report.Place {
	if s == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if at, ok := p.found[s]; ok {
		return at
	}
	if p.found == nil {
		p.found = map[*policy.Source]*report.Place{}
	}
	var out *report.Place
	if at, err := s.Find(os.ReadFile); err == nil {
		out = report.NewPlace(at.File, at.Line, at.Column)
	}
	p.found[s] = out
	return out
}
