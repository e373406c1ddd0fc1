package report

import (
	"fmt"
	"strings"

	"maxage/inspect/field"
)

// way is what the caches on the way say, the origin's side first.
type way []ServedBy

// words says in a sentence who answered, whether from store and how old, and
// what the others did; "" when no cache says anything.
func (w way) words() string {
	if len(w) == 0 {
		return ""
	}
	at := w.answered()
	if at < 0 {
		if w.silent() {
			return "Who answered is not clear: " + w.name(0) + " reports in " + w[0].header() + ", in words of its own"
		}
		return "Not from a store: " + w.clauses(len(w)-1, -1, ", and behind it ", now)
	}
	text := "Answered " + w.answer(at)
	if at < len(w)-1 {
		text += "; in front of it " + w.clauses(at+1, len(w), ", and in front of that ", now)
	}
	if at > 0 && w[at].Outcome != field.OutcomeGenerated {
		text += "; behind it " + w.clauses(at-1, -1, ", and behind that ", then)
	}
	return text
}

// answered returns which cache gave the answer: of those with a copy the one
// nearest to the client; else one that made it; else -1.
func (w way) answered() int {
	made := -1
	for i := len(w) - 1; i >= 0; i-- {
		switch w[i].Outcome {
		case field.OutcomeHit, field.OutcomeStale, field.OutcomeRevalidated:
			return i
		case field.OutcomeGenerated:
			made = max(made, i)
		}
	}
	return made
}

func (w way) silent() bool {
	for i := range w {
		if w[i].Outcome != "" {
			return false
		}
	}
	return true
}

// answer says how the cache answered.
func (w way) answer(i int) string {
	s := &w[i]
	text := "by " + w.name(i)
	switch {
	case s.Outcome == field.OutcomeGenerated:
		text += " itself"
	case s.Outcome == field.OutcomeStale:
		text += " with a stale copy"
	case s.Outcome == field.OutcomeRevalidated:
		text += " from its store, confirmed first"
	case s.Cache == "":
		text = "from the store of " + w.name(i)
	default:
		text += " from its store"
	}
	if s.Age != nil {
		text += ", " + field.Spoken(*s.Age) + " old"
	}
	return text + " (" + s.header() + ")"
}

// mostClauses is how many caches a sentence tells of; no honest answer has
// passed more.
const mostClauses = 4

// clauses tells of the caches from one index to another, which is left out.
func (w way) clauses(from, to int, then string, does func(*ServedBy, bool) string) string {
	step := 1
	if to < from {
		step = -1
	}
	var all []string
	for i := from; i != to; i += step {
		if len(all) == mostClauses {
			return strings.Join(all, then) + fmt.Sprintf(" (%d more say something too)", (to-i)*step)
		}
		all = append(all, w.name(i)+" "+does(&w[i], i == 0)+" ("+w[i].header()+")")
	}
	return strings.Join(all, then)
}

// now says what a cache did with this request; last: there is none behind it.
func now(s *ServedBy, last bool) string {
	switch {
	case s.Outcome == field.OutcomeMiss && last:
		return "had to fetch it"
	case s.Outcome == field.OutcomeMiss:
		return "had no copy"
	case s.Outcome == field.OutcomeBypass:
		return "passed it through"
	case s.Outcome == field.OutcomeGenerated:
		return "answered itself"
	}
	return "says nothing clear"
}

// then says what a cache did when another fetched its copy through it.
func then(s *ServedBy, last bool) string {
	switch {
	case s.Outcome == field.OutcomeHit:
		return "had it in its store"
	case s.Outcome == field.OutcomeStale:
		return "had a stale copy"
	case s.Outcome == field.OutcomeRevalidated:
		return "had its copy confirmed"
	case s.Outcome == field.OutcomeMiss && last:
		return "had fetched it from the origin"
	case s.Outcome == field.OutcomeBypass:
		return "had passed it through"
	}
	return now(s, last)
}

// name names a cache; its node too where others of the same product speak.
func (w way) name(i int) string {
	s := &w[i]
	if s.Cache == "" {
		return "a cache that does not name itself"
	}
	for j := range w {
		if j != i && w[j].Cache == s.Cache && s.Node != "" {
			return field.CacheTitle(s.Cache) + " (" + s.Node + ")"
		}
	}
	return field.CacheTitle(s.Cache)
}

func (s *ServedBy) header() string {
	name, _, _ := strings.Cut(s.Evidence, ":")
	return name
}
