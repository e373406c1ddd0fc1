package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// AgeInvalid sees an Age that caches cannot count with.
var AgeInvalid = &Rule{
	ID:       "age-invalid",
	Severity: Warning,
	Category: Freshness,
	Title:    "Age is not one number of seconds",
	Doc: `Caches ignore an Age that is not a whole number of seconds, and go by Date alone. How long the answer lay in a store before is forgotten, and users may see it past its lifetime.

Age is for caches to write. An application that sends one of its own, or a date instead of seconds, puts them wrong; HAProxy does not store such a response at all. Of several ages the first counts (RFC 9111 section 5.1): if a later one is higher, that is only information.`,
	Fix:  `Do not send Age from an application; a cache sends it once, in whole seconds: "Age: 60".`,
	Send: "-Age",
	Refs: []string{"RFC 9111 section 5.1"},

	Check: func(p *Pass) {
		if !p.Age.Present || p.Status() >= 400 || p.Age.Span.End == p.Age.Span.Start {
			return
		}
		oldest := p.Age.Seconds
		if p.Age.Valid {
			if oldest = p.oldestAge(); oldest <= p.Age.Seconds {
				return
			}
		}
		v := p.timed()
		switch {
		case v == nil || p.fingerprinted():
		case p.Age.Valid:
			p.Report([]wire.Span{p.Age.Span}, "Of several ages caches take the first, %s, though another says %s: users may see this that much longer than its %s.", field.Spoken(p.Age.Seconds), field.Spoken(oldest), field.Spoken(v.Lifetime)).Severity = Info
		default:
			p.Report([]wire.Span{p.Age.Span}, "Caches ignore this Age, which is no count of seconds: they may take the answer for younger than it is, and users see it for longer than its %s.", field.Spoken(v.Lifetime))
		}
	},
}

// oldestAge returns the highest of the ages that the response gives.
func (p *Pass) oldestAge() int64 {
	oldest := p.Age.Seconds
	for _, f := range p.Exchange.Response.Fields {
		if !strings.EqualFold(f.Name, "Age") {
			continue
		}
		for member := range strings.SplitSeq(f.Value, ",") {
			oldest = max(oldest, field.Seconds(strings.Trim(member, " \t")))
		}
	}
	return oldest
}
