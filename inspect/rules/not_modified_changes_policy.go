package rules

import (
	"fmt"

	"maxage/inspect/wire"
)

// NotModifiedChangesPolicy sees a 304 put a copy under other rules.
var NotModifiedChangesPolicy = &Rule{
	ID:       "not-modified-changes-policy",
	Severity: Info,
	Category: Validation,
	Title:    "A 304 says something else than the 200 that it confirms",
	Doc: `The fields of a 304 replace those of the stored copy: from the first check on, users have the same content under other rules.

A Content-Security-Policy with a new nonce is the worst of it: where it replaces the stored one, the scripts of the stored page have the old nonce and are blocked. Caches differ in what they take over; nginx and Fastly were seen keeping the old Cache-Control. A number that only counts down is not reported.`,
	Fix:  `Send with the 304 what the 200 had, and no Content-Security-Policy with a nonce.`,
	Refs: []string{"RFC 9111 section 3.2", "RFC 9111 section 4.3.4"},

	Follow: func(p *Pass) {
		s := p.confirmed()
		if s == nil {
			return
		}
		if at, what := p.replaced(s); what != "" {
			p.Report(at, "%s: after the first check the copies live by other rules, each cache in its own way.", what)
		}
	},
}

func (p *Pass) replaced(s *sighting) (at []wire.Span, what string) {
	n := p.now()
	switch {
	case n.csp != 0 && s.csp != 0 && n.csp != s.csp:
		return p.lines("Content-Security-Policy"), "The 304 has another Content-Security-Policy than the page that it confirms, whose scripts may be blocked"
	case n.carries&s.carries&carriesControl != 0 && otherwiseThanInNumbers(n.policy, s.policy):
		return p.policyLines(), fmt.Sprintf("The 304 says %s and the 200 said %s", spoken(n.policy), spoken(s.policy))
	case n.vary != "" && s.vary != "" && n.vary != s.vary:
		return p.lines("Vary"), fmt.Sprintf("The 304 has Vary: %s and the 200 had Vary: %s", plain(n.vary), plain(s.vary))
	}
	return nil, ""
}
