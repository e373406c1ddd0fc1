package rules

import (
	"fmt"
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Pass is one run of the rules over one response.
type Pass struct {
	*field.Response
	Browser, Shared, CDN *cache.Verdict  // the standard's caches, always judged
	Verdicts             []cache.Verdict // of every cache that was asked

	Options

	run      *Memory         // what the run has seen before; nil for Check
	known    []cache.Verdict // Verdicts and those of every other product, once a rule wants them
	rule     *Rule
	findings []Finding
	facts    facts
}

// Options is what a user tells the rules beside which of them to run.
type Options struct {
	Markers      []string // strings that stand for one user: where they are, it is personal
	MaxStaleness int64    // how old, in seconds, what a user sees may be; 0: not said
}

// NewPass returns a pass over a parsed response and its verdicts, which must
// hold those of cache.Browser, cache.Shared and cache.CDN.
func NewPass(r *field.Response, verdicts []cache.Verdict, o Options) *Pass {
	p := &Pass{Response: r, Verdicts: verdicts, Options: o}
	for i := range verdicts {
		switch v := &verdicts[i]; v.Cache {
		case cache.Browser:
			p.Browser = v
		case cache.Shared:
			p.Shared = v
		case cache.CDN:
			p.CDN = v
		}
	}
	return p
}

// Run runs the rules, but for those that look back over a run: they are
// Memory's. Findings come in the order of the rules.
func (p *Pass) Run(rules []*Rule) []Finding {
	for _, rule := range rules {
		if p.rule = rule; rule.Check != nil {
			rule.Check(p)
		}
	}
	return p.findings
}

// Findings returns all that was found so far.
func (p *Pass) Findings() []Finding { return p.findings }

// withdrawPraise is for when something grave is found later.
func (p *Pass) withdrawPraise() {
	var blame []Finding // a list of its own: the old one has been handed out
	for _, f := range p.findings {
		if f.Severity != Good {
			blame = append(blame, f)
		}
	}
	p.findings = blame
}

// Report adds a finding with the rule's own severity, fix and lines to send. The
// message is formatted as by fmt.Sprintf. It returns the finding so that a rule can mend
// its severity, fix or lines, or name caches.
// Places without text, as of a line that is empty, are left out: nobody can be
// pointed there.
func (p *Pass) Report(at []wire.Span, format string, args ...any) *Finding {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	at = slices.DeleteFunc(at, func(s wire.Span) bool { return s.Start >= s.End })
	p.findings = append(p.findings, Finding{Rule: p.rule, Severity: p.rule.Severity, Message: message, Fix: p.rule.Fix, Send: p.fitted(p.rule.Send), At: at})
	return &p.findings[len(p.findings)-1]
}

// Found reports whether the rule has already reported: a stronger finding
// silences its weaker kin when it stands before it in All.
func (p *Pass) Found(rule *Rule) bool {
	for i := range p.findings {
		if p.findings[i].Rule == rule {
			return true
		}
	}
	return false
}

// Status returns the response's status.
func (p *Pass) Status() int { return p.Exchange.Response.Status }
