package policy

import (
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// What can be wanted of a cache beside a time.
const (
	never      = "never"      // it never uses it for a later request
	revalidate = "revalidate" // it stores it and asks before each use
	stored     = "stored"     // it stores it, for however long
)

// keep is what is wanted of one cache: a word, or a time for which it may use
// the response without asking.
type keep struct {
	cache  *cache.Cache
	called string // in the policy
	failed bool   // of answers with a status from 400 up alone
	word   string
	bound  bound
}

// PolicyLifetime sees a cache keep a response for another time than wanted.
var PolicyLifetime = &rules.Rule{
	ID:       "policy-lifetime",
	Severity: rules.Error,
	Category: rules.Freshness,
	Title:    "A cache keeps the response for another time than the policy wants",
	Doc: `Users see a change later than the team has agreed on, or the origin gets requests that a cache was meant to answer.

The policy names a cache and what it wants of it: never (no later request is answered from it), revalidate (stored, and confirmed with the origin before each use), stored (for however long), or a time for which it may be used without asking: "5m" is exactly that, ">= 1h" at least, "<= 10s" at most, "1m..10m" anything between. A response that is not stored, or that has to be confirmed each time, is kept for 0 seconds in that sense. errors-shared, errors-cdn and so on say it of answers with a status from 400 up. Counted is the whole lifetime, not what an Age leaves of it.`,
	Fix:  "Send the Cache-Control that gives this lifetime, or change what the policy wants.",
	Refs: []string{"RFC 9111 section 4.2"},
}

func (k keep) met(v *cache.Verdict) bool {
	kept := v.Store && v.Reuse != cache.Never
	switch k.word {
	case never:
		return !kept
	case revalidate:
		return kept && v.ReuseEnds() == 0
	case stored:
		return kept
	}
	return k.bound.holds(v.FreshFor())
}

// concerns reports whether the response is one that this is wanted of.
func (k keep) concerns(l *look) bool {
	failed := l.Exchange.Response.Status >= 400
	return failed == k.failed || failed && !l.entry.expects(forErrors+k.called)
}

func (k keep) check(l *look) {
	v := l.verdict(k.cache)
	if !k.concerns(l) || k.met(v) {
		return
	}
	f := l.report(PolicyLifetime, evidence(v), k.fix(l.Response, v), "The policy wants %s %s, and it %s%s.", k.cache.Title, k.wish(), does(v), l.aside())
	f.Caches = []string{k.cache.Name}
}

func (k keep) wish() string {
	switch k.word {
	case never:
		return "to keep nothing of this"
	case revalidate:
		return "to keep this and ask before each use"
	case stored:
		return "to keep this"
	}
	return "to keep this for " + k.bound.String()
}

// does says what the cache does with the response, and by what.
func does(v *cache.Verdict) string {
	because := ""
	if d := v.Decision(); d != nil {
		because = " (" + d.Text() + ")"
	}
	fresh, end := v.FreshFor(), v.ReuseEnds()
	switch {
	case !v.Store:
		return "does not store it" + because
	case v.Reuse == cache.Never:
		return "can never use it again" + because
	case fresh > 0:
		return "keeps it " + kept(fresh) + aside(kept(fresh), source(v))
	case end > 0:
		return "may use it without waiting for an answer for " + spoken(end)
	}
	return "asks before each use" + because
}

// aside puts a remark into brackets, unless what is before it ends with some.
func aside(before, remark string) string {
	if strings.HasSuffix(before, ")") {
		return ", by " + remark
	}
	return " (" + remark + ")"
}

// source says what gives the response its lifetime.
func source(v *cache.Verdict) string {
	switch v.Source {
	case cache.SourceHeuristic:
		return "its own guess, as nothing says how long"
	case cache.SourceDefault, cache.SourceNone:
		return "its own default"
	case cache.SourceTargeted:
		return governor(v)
	case cache.SourceExpires:
		return "Expires"
	}
	return string(v.Source)
}

// governor is the field for caches of its kind that the cache reads in place of
// Cache-Control, or "".
func governor(v *cache.Verdict) string {
	for i := range v.Because {
		if v.Because[i].Code == cache.TargetedGoverns {
			return rules.Plain(v.Because[i].Name)
		}
	}
	return ""
}

// evidence points at what decides the verdict, or gives the lifetime.
func evidence(v *cache.Verdict) []wire.Span {
	if v.FreshFor() == 0 {
		if d := v.Decision(); d != nil && d.Spans > 0 {
			return append([]wire.Span(nil), d.At[:d.Spans]...)
		}
	}
	for _, r := range v.Because {
		switch r.Code {
		case cache.LifetimeSMaxAge, cache.LifetimeMaxAge, cache.LifetimeExpires, cache.LifetimeHeuristic, cache.LifetimeField, cache.StaleWhileRevalidate:
			if r.Spans > 0 {
				return append([]wire.Span(nil), r.At[:r.Spans]...)
			}
		}
	}
	return nil
}
