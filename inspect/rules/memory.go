package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// Memory is what the rules remember of a run: enough of each exchange to
// compare the later ones with it. The zero value is ready for use.
type Memory struct{}

// Follow runs the rules that look back over the next exchange of the run, and
// remembers it. found is what Run found in it. It returns what is new.
func (m *Memory) Follow(rules []*Rule, r *field.Response, verdicts []cache.Verdict, found []Finding, o Options) []Finding {
	p := newPass(r, verdicts, o)
	p.run, p.findings = m, found[:len(found):len(found)]
	for _, rule := range rules {
		if p.rule = rule; rule.Follow != nil {
			rule.Follow(&p)
		}
	}
	m.remember(&p)
	return p.findings[len(found):]
}

func (m *Memory) remember(*Pass) {}
