package cache

import (
	"strings"

	"maxage/inspect/field"
)

func (c *Cache) ages() string {
	switch c.age {
	case ageByField:
		return "How old it is on arrival: what Age says. Date does not count."
	case ageByNone:
		return "How old it is on arrival: it does not care, neither for Age nor for Date."
	}
	return "How old it is on arrival: what Age and Date say, whichever is more."
}

func (c *Cache) stales() string {
	var out []string
	if c.grace > 0 {
		out = append(out, "for "+Seconds(c.grace)+" by default, while it fetches a new one, and stale-while-revalidate replaces that")
	} else if !c.noSWR {
		out = append(out, "for stale-while-revalidate, while it fetches a new one")
	}
	switch {
	case c.rescue >= field.MaxSeconds:
		out = append(out, "when the origin fails, however old it is")
	case c.rescue > 0:
		out = append(out, "when the origin fails, for "+field.Spoken(c.rescue)+" by default")
	case !c.noSIE:
		out = append(out, "for stale-if-error, when the origin fails")
	}
	if len(out) == 0 {
		return "It serves nothing stale."
	}
	text := "It serves stale " + strings.Join(out, "; and ") + "."
	switch {
	case c.staleBars == nil:
		text += " That is forbidden by no-cache and must-revalidate" + also(c.Shared, ", and by proxy-revalidate and s-maxage") + "."
	case len(c.staleBars) == 0:
		text += " No directive forbids that."
	default:
		text += " That is forbidden by " + list(kinds(c.staleBars)) + "."
	}
	return text
}

func (c *Cache) asking() string {
	switch c.Practice.Asks {
	case AsksByDate:
		return "When it must ask, it sends the ETag or Last-Modified as a condition, or else the Date."
	case AsksInGrace:
		return "While it may serve a response stale it refreshes it with its ETag or Last-Modified as a condition" + also(c.Practice.Keeps > 0, ", and for "+Seconds(c.Practice.Keeps)+" after that") + "; then it is gone and fetched anew."
	case AsksAnew:
		return "It never asks with a condition: what is no longer fresh is fetched anew."
	}
	return "When it must ask, it sends the ETag or Last-Modified as a condition."
}

func (c *Cache) requests() string {
	p := &c.Practice
	text := "It obeys the directives of a request."
	switch n := len(p.Ignores); {
	case p.Demands != nil || p.Meets != nil:
		text = "It obeys the directives of a request in its own way."
	case n == len(AllDirectives):
		text = "It obeys no directive of a request."
	case n > 0:
		text = "It obeys the directives of a request but for " + list(kinds(p.Ignores)) + "."
	}
	switch {
	case p.Invalidates != nil && len(p.Invalidates) == 0 && p.Unsafe == nil && p.Always == nil:
		text += " POST, PUT and DELETE invalidate nothing."
	case p.Unsafe != nil || p.Invalidates != nil:
		text += " Some unsafe requests that succeed invalidate what is stored for their URL."
	default:
		text += " Unsafe requests that succeed invalidate what is stored for their URL."
	}
	if p.Scatters {
		return text + " Requests at the same time each go to the origin."
	}
	return text + " Requests at the same time wait for one fetch."
}
