package policy

import (
	"regexp"
	"strconv"
	"strings"

	"maxage/inspect/rules"
)

// Source is where the headers of a rule's URLs are made: a file, perhaps with a
// line, or an expression that tells the line.
type Source struct {
	Line
	File string // as in the policy: relative to its folder
	Row  int    // 0: not said
	find *regexp.Regexp
}

func (r *reader) source(e entry, rule *Rule) {
	s, ok := r.text(e.value)
	if !ok {
		return
	}
	source := &Source{Line: r.line("source", e), File: s}
	if file, rest, ok := strings.Cut(s, "#/"); ok && strings.HasSuffix(rest, "/") {
		source.File, source.find = file, r.regexp(e.value, strings.TrimSuffix(rest, "/"))
	} else if i := strings.LastIndexByte(s, ':'); i >= 0 {
		row, err := strconv.Atoi(s[i+1:])
		if err != nil || row < 1 {
			r.fail(e.value, "write FILE, FILE:LINE or FILE#/regular expression/", "%q is no place in a file", s)
			return
		}
		source.File, source.Row = s[:i], row
	}
	if source.File == "" {
		r.fail(e.value, "write FILE, FILE:LINE or FILE#/regular expression/", "%q names no file", s)
		return
	}
	source.File = r.beside(source.File)
	rule.Source = source
}

// Find returns the place that s speaks of: the first line that its expression
// fits, line 1 if none does or nothing is said of a line.
func (s *Source) Find(readFile func(name string) ([]byte, error)) (rules.Place, error) {
	place := rules.Place{File: s.File, Line: max(1, s.Row), Column: 1}
	if s.find == nil {
		return place, nil
	}
	data, err := readFile(s.File)
	if err != nil {
		return place, err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if at := s.find.FindStringIndex(line); at != nil {
			place.Line, place.Column = i+1, 1+len([]rune(line[:at[0]]))
			break
		}
	}
	return place, nil
}
