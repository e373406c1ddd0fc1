package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// CoalescingDefeated sees a shared cache that cannot hold back a peak.
var CoalescingDefeated = &Rule{
	ID:       "coalescing-defeated",
	Severity: Info,
	Category: Performance,
	Title:    "Simultaneous visitors cannot share one answer",
	Doc: `A shared cache stands before your application, but this answer has no lifetime in it: when a thousand visitors come at once, your application gets a thousand requests.

A cache that fetches an answer for one visitor can let the others wait for it, if it may give it to them. Varnish, Traffic Server, Fastly and Caddy do so as they come, and none of them for answers without a lifetime; one second is enough. nginx, Squid and httpd have to be told (proxy_cache_lock, collapsed_forwarding, CacheLock). Only where a cache says that it looked for a copy and had none is this reported, and not for answers with cookies or credentials, or that are private.`,
	Fix:    `Send "Cache-Control: max-age=0, s-maxage=1": browsers still ask each time, and those who come within a second share one answer.`,
	Send:   "Cache-Control: max-age=0, s-maxage=1",
	Config: Config{Nginx: "proxy_cache_lock on;", Apache: "CacheLock on"},
	Refs:   []string{"RFC 9111 section 4", "RFC 9111 section 5.2.2.10"},

	Check: func(p *Pass) {
		s := p.missed()
		if s == nil || p.Status() != 200 || !p.plainGet() || len(p.Cookies) > 0 || p.Vary.Star {
			return
		}
		if k := p.kind(); k != page && k != data {
			return
		}
		v := longestShared(p)
		at := spansOf(v, cache.NoCache, cache.LifetimeSMaxAge, cache.LifetimeMaxAge, cache.LifetimeExpires, cache.ExpiresInvalid)
		if at == nil || !selectable(v) || answersUntil(v) > 0 || p.keptBy(s) {
			return
		}
		p.Report(append(at, s.Span), "A shared cache stands before your application, but visitors who come at the same time cannot share this answer, so each of them reaches your application.")
	},
}

// keptBy reports whether the cache, if it is a known one, keeps this for some
// time of its own accord.
func (p *Pass) keptBy(s *field.Served) bool {
	c := cache.Lookup(s.Cache)
	if c == nil {
		return false
	}
	v := c.Judge(p.Response)
	return answersUntil(&v) > 0
}

// missed returns the cache nearest to the client if it looked for a copy and
// had none; nil otherwise, and where one further up answered.
func (p *Pass) missed() *field.Served {
	if len(p.Served) == 0 || p.Answered() != nil {
		return nil
	}
	if s := &p.Served[len(p.Served)-1]; s.Outcome == field.OutcomeMiss {
		return s
	}
	return nil
}
