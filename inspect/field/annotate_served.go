package field

import (
	"fmt"
	"strings"

	"maxage/inspect/wire"
)

var outcomes = map[string]string{
	OutcomeHit:         "hit, answered from store",
	OutcomeStale:       "answered with a stale copy from store",
	OutcomeRevalidated: "had a copy, and had it confirmed",
	OutcomeMiss:        "miss, fetched from further up",
	OutcomeBypass:      "passed through without looking into the store",
	OutcomeGenerated:   "made the answer itself",
}

// served explains a line in which caches report, as far as their dialect is
// known.
func (a *annotator) served() {
	here := servedOn(a.m, a.line, lookup(lower(a.m.Fields[a.line].Name)))
	for i := range here {
		if s := &here[i]; outcomes[s.Outcome] != "" {
			a.piece(s.Span, "", "%s", s.told())
		}
	}
	if len(a.notes) == 0 {
		a.general()
	}
}

// told puts what the cache says of itself into words.
func (s *Served) told() string {
	text := outcomes[s.Outcome]
	if means := s.Means(); means != "" {
		text += "; " + means
	}
	if s.Cache != "" {
		text = CacheTitle(s.Cache) + ": " + text
	}
	return text
}

func (a *annotator) cacheStatus() {
	here := onLine(a, a.CacheStatus, func(c *CacheStatus) wire.Span { return c.Span })
	for i := range here {
		a.piece(here[i].Span, here[i].Cache, "%s", here[i].told())
	}
	if len(a.notes) == 0 {
		a.say("no well-formed structured list: to be ignored")
	}
}

var forwards = map[string]string{
	"bypass":    "was set not to handle this request",
	"method":    "forwarded it because of its method",
	"uri-miss":  "had nothing stored for this URL",
	"vary-miss": "had nothing stored that matches these request fields (Vary)",
	"miss":      "had nothing stored to answer with",
	"request":   "had a copy, but the request asked not to use it",
	"stale":     "had a copy, but it was stale",
	"partial":   "had only a part of it",
}

// told puts what the cache says of itself into words (RFC 9211 section 2).
func (c *CacheStatus) told() string {
	parts := []string{}
	switch {
	case c.Hit && c.HasTTL && c.TTL < 0:
		parts = append(parts, "hit, answered from store, with a stale copy")
	case c.Hit:
		parts = append(parts, "hit, answered from store")
	case c.Fwd != "":
		text := forwards[c.Fwd]
		if text == "" {
			text = "forwarded it (" + c.Fwd + ")"
		}
		parts = append(parts, text)
	}
	if c.FwdStatus != 0 {
		parts = append(parts, fmt.Sprintf("was answered %d", c.FwdStatus))
	}
	switch {
	case c.HasTTL && c.TTL >= 0:
		parts = append(parts, "fresh for another "+Spoken(c.TTL))
	case c.HasTTL:
		parts = append(parts, "stale for "+Spoken(-c.TTL))
	}
	if c.Stored {
		parts = append(parts, "stored it")
	}
	if c.Collapsed {
		parts = append(parts, "shared the fetch with other requests")
	}
	if c.Detail != "" {
		parts = append(parts, "detail: "+c.Detail)
	}
	if len(parts) == 0 {
		return "says nothing of what it did"
	}
	return strings.Join(parts, "; ")
}

func (a *annotator) via() {
	here := onLine(a, a.Via, func(v *Via) wire.Span { return v.Span })
	for i := range here {
		v := &here[i]
		by := v.By
		if by == "" {
			by = "a proxy or gateway"
		}
		text := "passed through " + by
		if v.Comment != "" {
			text += " (" + v.Comment + ")"
		}
		if s, ok := viaReport(v); ok && s.Outcome != "" {
			text += "; " + s.told()
		}
		a.piece(v.Span, "", "%s", text)
	}
}
