package policy

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Init writes a policy that wants what the site does today. Of a URL that was
// seen more than once the first time counts.
func Init(results []Seen) []byte {
	s := newSurvey(results)
	var b bytes.Buffer
	b.WriteString("# What the site did when this file was written. Raise what should be better.\nversion: 1\n")
	if s.base != "" {
		fmt.Fprintf(&b, "base: %s\n", quote(s.base))
	}
	if len(s.sites) > 0 {
		s.writeTargets(&b)
		s.writeRules(&b)
	}
	return b.Bytes()
}

func (s *survey) writeTargets(b *bytes.Buffer) {
	b.WriteString("targets:")
	for i := range s.sites {
		target := s.sites[i].whole
		if s.base != "" {
			target = s.sites[i].target
		}
		fmt.Fprintf(b, "\n  - %s", quote(strings.NewReplacer("${", "$%7B", " ", "%20").Replace(target)))
	}
	b.WriteByte('\n')
}

// writeRules writes a rule for each behaviour.
func (s *survey) writeRules(b *bytes.Buffer) {
	b.WriteString("rules:")
	for _, group := range s.groups() {
		b.WriteString("\n  - url:")
		patterns := s.patterns(group)
		if len(patterns) == 1 {
			fmt.Fprintf(b, " %s", quote(patterns[0]))
			patterns = nil
		}
		for _, p := range patterns {
			fmt.Fprintf(b, "\n      - %s", quote(p))
		}
		fmt.Fprintf(b, "\n    expect: %s", group[0].behaviour)
	}
	b.WriteByte('\n')
}

// patterns are those of the URLs, each once.
func (s *survey) patterns(group []sight) (patterns []string) {
	known := map[string]bool{}
	for _, v := range group {
		if p := s.pattern(v); !known[p] {
			known[p] = true
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// quote writes a text so that YAML reads it back.
func quote(s string) string { return strconv.Quote(s) }

func flow(all []string) string {
	quoted := make([]string, len(all))
	for i, s := range all {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
