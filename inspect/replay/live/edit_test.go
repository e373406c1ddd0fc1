//go:build unix

package live

import (
	"net/http"
	"slices"
	"strings"

	"maxage/inspect/wire"
)

// edit makes a sequence simpler, or returns false if there is nothing to do.
type edit func(*sequence) bool

// edits lists what can be left out of a sequence. What several answers share
// goes from all of them.
func edits(s *sequence) []edit {
	out := []edit{func(s *sequence) bool { was := s.dir; s.dir = "/c/"; return was != s.dir }}
	for i := range s.steps {
		out = append(out, dropStep(i, len(s.steps)), plainStep(i))
		for _, f := range s.steps[i].request {
			out = append(out, drop(func(st *step) *[]wire.Field { return &st.request }, f, -1), drop(func(st *step) *[]wire.Field { return &st.request }, f, i))
		}
		for _, f := range s.steps[i].response {
			out = append(out, drop(func(st *step) *[]wire.Field { return &st.response }, f, -1))
			out = append(append(out, respell(f)), shorten(f)...)
		}
	}
	return append(out, quicken, func(s *sequence) bool { return each(s, -1, func(st *step) bool { return set(&st.query, "") }) },
		func(s *sequence) bool { return each(s, -1, func(st *step) bool { return set(&st.status, 200) }) },
		func(s *sequence) bool { return each(s, -1, func(st *step) bool { return set(&st.method, "GET") }) })
}

func set[T comparable](to *T, value T) bool {
	was := *to
	*to = value
	return was != value
}

// each edits step i, or every step if i is negative.
func each(s *sequence, i int, do func(*step) bool) (changed bool) {
	for j := range s.steps {
		if (i < 0 || i == j) && do(&s.steps[j]) {
			changed = true
		}
	}
	return changed
}

// quicken waits no longer than need be where nothing lasts for 2 s.
func quicken(s *sequence) bool {
	text := s.String()
	return !strings.Contains(text, "=2") && !strings.Contains(text, "now+2") && each(s, -1, func(st *step) bool { return set(&st.wait, shortly) })
}

func dropStep(i, of int) edit {
	return func(s *sequence) bool {
		if len(s.steps) != of || of == 1 { // another one went already
			return false
		}
		s.steps = slices.Delete(s.steps, i, i+1)
		return true
	}
}

func plainStep(i int) edit {
	return func(s *sequence) bool {
		return each(s, i, func(st *step) bool { return set(&st.status, 200) || set(&st.method, "GET") })
	}
}

func drop(from func(*step) *[]wire.Field, f wire.Field, i int) edit {
	return func(s *sequence) bool {
		return each(s, i, func(st *step) bool {
			fields := from(st)
			at := slices.Index(*fields, f)
			if at >= 0 {
				*fields = slices.Delete(*fields, at, at+1)
			}
			return at >= 0
		})
	}
}

// replace puts one field in the place of another in every answer.
func replace(f, by wire.Field) edit {
	return func(s *sequence) bool {
		return each(s, -1, func(st *step) bool {
			at := slices.Index(st.response, f)
			if at >= 0 {
				st.response[at] = by
			}
			return at >= 0 && f != by
		})
	}
}

func respell(f wire.Field) edit {
	return replace(f, wire.Field{Name: http.CanonicalHeaderKey(f.Name), Value: f.Value})
}

// shorten leaves one member of a list out of a field.
func shorten(f wire.Field) (out []edit) {
	parts := strings.Split(f.Value, ",")
	if len(parts) < 2 || strings.Contains(f.Value, "GMT") {
		return nil
	}
	for i := range parts {
		rest := strings.Join(slices.Delete(slices.Clone(parts), i, i+1), ",")
		out = append(out, replace(f, wire.Field{Name: f.Name, Value: strings.TrimSpace(rest)}))
	}
	return out
}
