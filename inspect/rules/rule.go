// Package rules says what can be wrong, or right, about a response. A rule is
// one file: what it is called, what it means, how to mend it, how to see it.
package rules

import (
	"fmt"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Rule is one thing to look for. IDs are permanent.
type Rule struct {
	ID       string // kebab-case; the file is called the same with underscores
	Severity Severity
	Category Category
	Title    string   // what it finds: a sentence without its full stop
	Doc      string   // what happens, why, and to whom; the first paragraph stands alone
	Fix      string   // the header line to send, and why
	Refs     []string // "RFC 9111 section 7.3"
	Optional bool     // off unless asked for
	Check    func(*Pass)
}

// Severity says how much a finding matters.
type Severity string

// The severities, gravest first. Good findings are praise and never counted
// against anything.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
	Good    Severity = "good"
)

// AtLeast reports whether s is as grave as other or graver.
func (s Severity) AtLeast(other Severity) bool { return s.rank() >= other.rank() }

func (s Severity) rank() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Info:
		return 1
	}
	return 0
}

// Category is the kind of harm that a rule is about.
type Category string

// The categories.
const (
	Privacy     Category = "privacy"
	Storage     Category = "storage"
	Freshness   Category = "freshness"
	Staleness   Category = "staleness"
	Validation  Category = "validation"
	Negotiation Category = "negotiation"
	Syntax      Category = "syntax"
	CDN         Category = "cdn"
	Performance Category = "performance"
)

// Finding is what one rule says about one response.
type Finding struct {
	Rule     *Rule
	Severity Severity
	Message  string      // the consequence for a user of the site, one sentence; may quote the wire
	Fix      string      // the rule's, or a better one for this case
	At       []wire.Span // the evidence
	Caches   []string    // the caches that would do the harm, if it is about what caches do
}

// Pass is one run of the rules over one response.
type Pass struct {
	*field.Response
	Browser, Shared, CDN *cache.Verdict  // the standard's caches, always judged
	Verdicts             []cache.Verdict // of every cache that was asked

	rule     *Rule
	findings []Finding
	facts    facts
}

// Run runs the rules over a parsed response and its verdicts, which must hold
// those of cache.Browser, cache.Shared and cache.CDN. Findings come in the
// order of the rules.
func Run(rules []*Rule, r *field.Response, verdicts []cache.Verdict) []Finding {
	p := Pass{Response: r, Verdicts: verdicts}
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
	for _, rule := range rules {
		p.rule = rule
		rule.Check(&p)
	}
	return p.findings
}

// Report adds a finding with the rule's own severity and fix. The message is
// formatted as by fmt.Sprintf. It returns the finding so that a rule can mend
// its severity or fix, or name caches.
func (p *Pass) Report(at []wire.Span, format string, args ...any) *Finding {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	p.findings = append(p.findings, Finding{Rule: p.rule, Severity: p.rule.Severity, Message: message, Fix: p.rule.Fix, At: at})
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
