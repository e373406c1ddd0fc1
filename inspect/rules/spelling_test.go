package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

// TestSpellingDoesNotMatter: the order of fields with different names, the
// case of names, and whether a list stands on one line or several change no
// finding.
func TestSpellingDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	variants := map[string]func(*wire.Message){
		"shuffled":   func(m *wire.Message) { shuffle(random, m) },
		"upper case": func(m *wire.Message) { rename(m, strings.ToUpper) },
		"lower case": func(m *wire.Message) { rename(m, strings.ToLower) },
		"split":      splitLists,
		"joined":     joinLists,
	}
	for _, path := range caseFiles(t) {
		for _, c := range readCases(t, path).cases {
			x, _ := c.read(t)
			want := fired(x)
			for name, change := range variants {
				y, _ := c.read(t)
				change(&y.Request)
				change(&y.Response)
				if got := fired(y); !slices.Equal(got, want) {
					t.Errorf("%s: %s, %s: %v, want %v", path, c.name, name, got, want)
				}
			}
		}
	}
}

// fired returns rule and severity of every finding, sorted.
func fired(x *wire.Exchange) []string {
	var all []string
	for _, f := range findings(x) {
		all = append(all, fmt.Sprint(f.Rule.ID, " ", f.Severity))
	}
	slices.Sort(all)
	return all
}

// shuffle keeps the order of lines with the same name, which means something.
func shuffle(random *rand.Rand, m *wire.Message) {
	old := slices.Clone(m.Fields)
	byName := map[string][]wire.Field{}
	for _, f := range old {
		name := strings.ToLower(f.Name)
		byName[name] = append(byName[name], f)
	}
	random.Shuffle(len(old), func(i, j int) { old[i], old[j] = old[j], old[i] })
	for i, f := range old {
		name := strings.ToLower(f.Name)
		m.Fields[i], byName[name] = byName[name][0], byName[name][1:]
	}
}

func rename(m *wire.Message, spell func(string) string) {
	for i := range m.Fields {
		m.Fields[i].Name = spell(m.Fields[i].Name)
	}
}

func isList(f wire.Field) bool {
	return (strings.EqualFold(f.Name, "Cache-Control") || strings.EqualFold(f.Name, "Vary")) && !strings.Contains(f.Value, `"`)
}

func splitLists(m *wire.Message) {
	var out []wire.Field
	for _, f := range m.Fields {
		if !isList(f) {
			out = append(out, f)
			continue
		}
		for member := range strings.SplitSeq(f.Value, ",") {
			out = append(out, wire.Field{Name: f.Name, Value: strings.Trim(member, " \t")})
		}
	}
	m.Fields = out
}

func joinLists(m *wire.Message) {
	var out []wire.Field
	first := map[string]int{}
	for _, f := range m.Fields {
		name := strings.ToLower(f.Name)
		if i, again := first[name]; again && isList(f) {
			out[i].Value += ", " + f.Value
			continue
		}
		if isList(f) {
			first[name] = len(out)
		}
		out = append(out, f)
	}
	m.Fields = out
}
