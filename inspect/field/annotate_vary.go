package field

import (
	"maxage/inspect/wire"
)

var varyMeaning = map[string]string{
	"*":               "no later request matches it: a stored copy is never reused without asking",
	"accept-encoding": "one copy for each compression",
	"accept":          "one copy for each Accept value, of which there are many",
	"accept-language": "one copy for each Accept-Language value, of which there are many",
	"user-agent":      "one copy for each browser version: thousands",
	"cookie":          "one copy for each set of cookies: users hardly share any",
	"authorization":   "one copy for each user's credentials",
	"origin":          "one copy for each site whose pages ask",
	"referer":         "one copy for each page that links here",
	"host":            "no effect: the host is part of the key anyway",
}

func (a *annotator) vary() {
	for _, span := range onLine(a, a.Vary.Spans, func(s *wire.Span) wire.Span { return *s }) {
		label := a.Exchange.Text(span)
		name := lower(label)
		text := a.selects(name, label)
		n := a.piece(span, label, "%s", text)
		if name == "*" {
			n.Ref = "RFC 9111 section 4.1"
		}
	}
	if len(a.notes) == 0 {
		a.say("names no field: no effect")
	}
}

// selects says what a name in Vary does to the copies that are kept.
func (a *annotator) selects(name, label string) string {
	text := varyMeaning[name]
	switch {
	case a.barred() != "":
		return "without effect: " + a.barred()
	case name == "*" || name == "host":
		return text
	case a.Vary.Star:
		return "without effect beside *"
	case !a.shareable() && !a.CacheControl.Forbids(Private) && len(a.Targeted) == 0:
		return "without effect: nothing permits keeping it"
	case a.CacheControl.Forbids(Private) && len(a.Targeted) == 0:
		text = "the browser's copy answers only requests with the same " + label
	case text == "":
		text = "one copy for each value of it"
	}
	return text + a.sent(name)
}

// sent says what the request had for a field that Vary names.
func (a *annotator) sent(name string) string {
	if len(a.Exchange.Request.Fields) == 0 {
		return "" // nothing is known of the request
	}
	value, ok := a.Exchange.Request.Get(name)
	switch {
	case !ok:
		return "; this request sent none"
	case name == "cookie" || name == "authorization" || len(value) > 40:
		return "; this request sent one"
	}
	return "; this request sent " + value
}
