package rules

import "fmt"

// PolicyFlaps sees one URL answered under different caching policies.
var PolicyFlaps = &Rule{
	ID:       "policy-flaps",
	Severity: Warning,
	Category: Storage,
	Title:    "The same request is answered under different caching policies",
	Doc: `Two answers to the same request within minutes say different things about caching: how long a visitor keeps the page is decided by chance, and a copy that was not meant to be kept may be.

Often the servers behind a load balancer are configured differently, or a page cache or CDN writes a policy of its own. Answers to other cookies, credentials or variants are not compared, nor is one that sets a cookie with one that does not. A max-age counts only when two values return in turns: caches such as Akamai count it down.`,
	Fix:  `Set Cache-Control in one place, for all servers and for answers from the page cache too.`,
	Refs: []string{"RFC 9111 section 4.2.1", "RFC 9111 section 5.2.2"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.plain || n.status == 304 || n.status >= 400 {
			return
		}
		for _, s := range p.earlier() {
			if !n.sameVariant(s) || n.policy == s.policy || n.setsCookie != s.setsCookie || n.sameEffect(s) {
				continue
			}
			if shape := otherwiseThanInNumbers(n.policy, s.policy) && n.shortlyAfter(s); !shape && !p.byTurns(n, s) {
				continue
			}
			p.Report(p.policyLines(), "It says %s now and said %s %s, to the same request: chance decides %s.", spoken(n.policy), spoken(s.policy), n.ago(s), n.atStake(s))
			return
		}
	},
}

// sameEffect: by either policy the caches do the same.
func (s *sighting) sameEffect(o *sighting) bool {
	return s.browser == o.browser && s.shared == o.shared && s.storable == o.storable
}

// atStake says what depends on which of two policies comes.
func (s *sighting) atStake(o *sighting) string {
	who, now, then := "browsers", s.browser, o.browser
	if now == then {
		who, now, then = "shared caches", s.shared, o.shared
	}
	if now == then {
		return "whether a copy is kept on the users' disks"
	}
	return fmt.Sprintf("how long %s may reuse a copy, %s or %s", who, keeping(now), keeping(then))
}

// byTurns: both policies were seen twice, and are further apart than a cache
// counts down between two requests.
func (p *Pass) byTurns(n, s *sighting) bool {
	const apart = 60
	far := max(n.browser-s.browser, s.browser-n.browser, n.shared-s.shared, s.shared-n.shared) > apart
	return far && p.returns(n) && p.returns(s)
}

// returns: the policy of s was seen twice, some seconds apart.
func (p *Pass) returns(s *sighting) bool {
	for _, o := range p.earlier() {
		if o.number != s.number && o.policy == s.policy && o.sameVariant(s) && (s.since(o) > 1 || o.since(s) > 1) {
			return true
		}
	}
	return false
}
