package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// DateMissing sees a lifetime without a moment to count it from.
var DateMissing = &Rule{
	ID:       "date-missing",
	Severity: Info,
	Category: Freshness,
	Title:    "There is no Date to count the lifetime from",
	Doc: `Without Date nobody can tell when the response was made. Caches count max-age from the moment it reaches them, so if it lay anywhere before, users see it for longer than you meant. Expires names the moment itself.

Squid does not trust a max-age without Date, and was recorded asking the origin every time. Servers send Date by themselves; where it is missing, somebody took it away. Reported only where a lifetime is given in seconds.`,
	Fix:  `Let the server send Date, as all of them do by default, and let no proxy remove it.`,
	Refs: []string{"RFC 9110 section 6.6.1", "RFC 9111 section 4.2.3"},

	Check: func(p *Pass) {
		if p.Date.Present || p.Status() >= 400 {
			return
		}
		if v := p.timed(); v != nil && v.Source != cache.SourceExpires && !p.fingerprinted() {
			p.Report(p.statusSpan(), "Without Date caches count its %s from when it reaches them: if it lay anywhere before, users see it for longer%s.", field.Spoken(v.Lifetime), p.squidAsks())
		}
	},
}

// squidAsks says what Squid makes of a lifetime without a Date.
func (p *Pass) squidAsks() string {
	if s := p.Shared.Source; s == cache.SourceMaxAge || s == cache.SourceSMaxAge {
		return "; Squid asks your application every time"
	}
	return ""
}
