package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ClockSkew sees a Date that does not fit the moment of arrival.
var ClockSkew = &Rule{
	ID:       "clock-skew",
	Severity: Warning,
	Category: Freshness,
	Title:    "Date does not agree with the clock here",
	Doc: `Caches reckon how old a response is from its Date. A server whose clock is fast makes its pages look younger than they are, and users see them for longer; a slow clock makes them look old, and browsers ask again too soon.

Compared is Date with the moment of arrival, by the clock of this machine; if that one is wrong, every site looks wrong. A Date that lies ahead cannot be explained otherwise and is a warning, but only information in a recording (HAR, WARC), whose times are those of its recorder. A Date that lies back may also come from a cache that tells no Age, and is only information. A minute is allowed for, and where Age or a cache's report explains the difference nothing is said.`,
	Fix:  `Keep the server's clock right with NTP; if a cache is in front of it, have that send Age.`,
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 9110 section 6.6.1"},

	Check: func(p *Pass) {
		if !p.Clock.Known || !p.Date.Valid || p.Age.Present {
			return
		}
		ahead := p.Date.Unix - p.Clock.Received
		back := -ahead - p.Clock.Delay
		if ahead <= clockSlack && back <= clockSlack || p.Answered() != nil || p.fromBrowser() || p.fingerprinted() {
			return
		}
		v := p.timed()
		if v == nil || p.Found(ExpiredOnArrival) {
			return
		}
		at := []wire.Span{p.Date.Span}
		if back > 0 {
			p.Report(at, "By its Date it was %s old on arrival: a slow clock or a cache that tells no Age took that much from the %s for which users need not wait.", field.Spoken(back), field.Spoken(v.Lifetime)).Severity = Info
			return
		}
		f := p.Report(at, "By its Date it was made %s after it arrived, so a clock is wrong: copies look that much younger than they are, and users may see them past their %s.", field.Spoken(ahead), field.Spoken(v.Lifetime))
		if s := p.Exchange.Source; s == "har" || s == "warc" {
			f.Severity = Info
		}
	},
}

// fromBrowser: it did not come over the network, but out of the recorded
// browser's own cache. When it arrived is not known, and the recorded request,
// which was never sent, lacks what is added on sending: Accept-Encoding, Cookie.
func (p *Pass) fromBrowser() bool {
	from := p.Exchange.FromCache
	return from != "" && from != "none"
}
