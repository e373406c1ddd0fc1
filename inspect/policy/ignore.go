package policy

import (
	"strings"
	"sync/atomic"
	"time"

	"maxage/inspect/rules"
)

// Ignore accepts the findings of a rule, for some URLs and for some time.
type Ignore struct {
	ID     string
	URL    Patterns
	Until  string // the last day, as 2027-01-31; "": for ever
	Reason string
	Place  rules.Place
	used   atomic.Bool
}

var ignoreKeys = []key[Ignore]{
	{"id", "the rule whose findings are accepted", text(), func(r *reader, e entry, i *Ignore) {
		if i.ID, _ = r.text(e.value); i.ID != "" && Lookup(i.ID) == nil {
			r.fail(e.value, meant(i.ID, ruleNames()), "there is no rule %q", i.ID)
		}
	}},
	{"url", "for these URLs only, written as in rules", textOrList(), func(r *reader, e entry, i *Ignore) { i.URL = r.patterns(e.value) }},
	{"until", "the last day on which they are accepted: 2027-01-31", texts(`^\d{4}-\d{2}-\d{2}$`), func(r *reader, e entry, i *Ignore) {
		s, ok := r.text(e.value)
		if _, err := time.Parse(time.DateOnly, s); ok && err != nil {
			r.fail(e.value, "write 2027-01-31", "%q is no day", s)
		}
		i.Until = s
	}},
	{"reason", "why: whoever finds this later wants to know", text(), func(r *reader, e entry, i *Ignore) { i.Reason, _ = r.text(e.value) }},
}

func (r *reader) ignores(e entry, p *Policy) {
	for _, n := range r.list(e.value, "ignore") {
		entries := r.entries(n, "an ignore entry")
		if len(entries) == 0 {
			continue
		}
		i := &Ignore{Place: r.place(n)}
		readKeys(r, entries, "an ignore entry", ignoreKeys, i)
		r.need(entries, entries[0], "the ignore entry", "id", "write id: and the name of a rule")
		r.need(entries, entries[0], "the ignore entry", "reason", "write reason: and why this is accepted")
		p.Ignores = append(p.Ignores, i)
	}
}

// over reports whether the last day has passed, where now is.
func (i *Ignore) over(now time.Time) bool {
	return i.Until != "" && now.Format(time.DateOnly) > i.Until
}

// Ignored reports whether the finding is accepted, why, and until when. It may
// be called by several goroutines.
func (p *Policy) Ignored(f rules.Finding, url string, now time.Time) (reason, until string, ok bool) {
	var l *location
	for _, i := range p.Ignores {
		if i.ID != f.Rule.ID {
			continue
		}
		if l == nil {
			here := locate(url)
			l = &here
		}
		if !i.URL.match(*l) {
			continue
		}
		i.used.Store(true)
		if !i.over(now) {
			return i.Reason, i.Until, true
		}
	}
	return "", "", false
}

// PolicyIgnoreExpired sees an ignore entry whose time is over.
var PolicyIgnoreExpired = &rules.Rule{
	ID:       "policy-ignore-expired",
	Severity: rules.Warning,
	Category: rules.Deprecated,
	Title:    "An ignore entry of the policy has expired",
	Doc: `What the entry accepted is reported again from the day after its "until" on. Somebody promised to have mended it by then.

The entry itself is reported once in a run, however many URLs it was for.`,
	Fix:  "Mend the finding and take the entry out, or give it a later day and a reason that still holds.",
	Refs: []string{"maxage, policy file"},
}

// PolicyIgnoreUnused sees an ignore entry that accepts nothing any more.
var PolicyIgnoreUnused = &rules.Rule{
	ID:       "policy-ignore-unused",
	Severity: rules.Info,
	Category: rules.Deprecated,
	Title:    "An ignore entry of the policy fits no finding",
	Doc: `Nothing that this run found is what the entry accepts: it was mended, or the URL is written in another way. If it stays, it hides the same fault when it comes back.

A run over a part of the targets cannot tell, and does not say it. Of the shards of a run, all together can, once maxage convert has merged them.`,
	Fix:  "Take the entry out.",
	Refs: []string{"maxage, policy file"},
}

// Leftovers reports the ignore entries that have expired, and those that no
// finding has needed: to be asked once, at the end of a whole run. How grave that
// is, the rules say that are for every URL.
func (p *Policy) Leftovers(now time.Time) []rules.Finding {
	var found []rules.Finding
	everywhere := &Entry{policy: p}
	for i := range p.Rules {
		if rule := &p.Rules[i]; rule.everywhere() {
			everywhere.add(rule)
		}
	}
	for _, i := range p.Ignores {
		rule, text := PolicyIgnoreUnused, "The policy accepts "+i.ID+" here ("+i.Reason+"), and nothing of that kind was found."
		if i.over(now) {
			rule, text = PolicyIgnoreExpired, "The policy accepted "+i.ID+" until "+i.Until+" ("+i.Reason+"): it counts again."
		} else if i.used.Load() {
			continue
		}
		f := rules.Finding{Rule: rule, Severity: rule.Severity, Message: strings.ToValidUTF8(text, "?"), Fix: rule.Fix, Subject: i.ID, Place: &i.Place}
		if level, on := everywhere.Level(f); on {
			f.Severity = level
			found = append(found, f)
		}
	}
	return found
}
