package rules

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// TestSpellingDoesNotMatter: what HTTP calls the same message gets the same
// findings, with the same words, about the same caches, on the same evidence.
func TestSpellingDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, path := range everyCaseFile(t) {
		for _, c := range readCases(t, path).cases {
			for _, how := range respellings {
				want, _ := c.readRun(t)
				got, _ := c.readRun(t)
				s := &speller{how: how, pick: random.IntN}
				for _, x := range got {
					s.respell(x)
				}
				if broken := sameFindings(want, got, how); broken != "" {
					t.Errorf("%s: %s, %s: %s", filepath.Base(path), c.name, how, broken)
				}
			}
		}
	}
}

// TestSpellingOfRandomResponses does the same with what nobody would write.
func TestSpellingOfRandomResponses(t *testing.T) {
	words := learn(t)
	rapid.Check(t, func(t *rapid.T) {
		pick := func(n int) int { return evenly(t, n) }
		how := respellings[pick(len(respellings))]
		x := words.exchange(pick)
		y := *x
		(&speller{how: how, pick: pick}).respell(&y)
		if broken := sameFindings([]*wire.Exchange{x}, []*wire.Exchange{&y}, how); broken != "" {
			t.Fatalf("%s: %s\n%s%s\nas\n%s%s", how, broken, block(&x.Request), show(x), block(&y.Request), show(&y))
		}
	})
}

// evenly draws a number below n with even odds: rapid's own numbers are small.
func evenly(t *rapid.T, n int) int {
	i := 0
	for most := 1; most < 8*n; most *= 2 {
		i *= 2
		if rapid.Bool().Draw(t, "") {
			i++
		}
	}
	return i % n
}

func show(x *wire.Exchange) string {
	return fmt.Sprintf("%s %s\n%d\n%s\n%.300s", x.Request.Method, x.URL, x.Response.Status, block(&x.Response), x.Body.Sample)
}

// everyCaseFile are the cases of the rules and those of the corpus.
func everyCaseFile(t testing.TB) []string {
	t.Helper()
	corpus, err := filepath.Glob("../../testdata/corpus/*.txtar")
	if err != nil || len(corpus) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	return append(caseFiles(t), corpus...)
}

// sameFindings compares what is said of two runs, and returns how they differ.
//
// Products have their own ways with repeated lines, case and white space, which
// the tests of package cache hold to what was measured. So only where they have
// none are they asked here.
func sameFindings(want, got []*wire.Exchange, how respelling) string {
	known := how == shuffled || how == renamed
	a, b := saidOf(want, known), saidOf(got, known)
	for i := range a {
		if !slices.Equal(a[i], b[i]) {
			only := func(in, out []string) string {
				return strings.Join(slices.DeleteFunc(slices.Clone(in), func(f string) bool { return slices.Contains(out, f) }), "\n  ")
			}
			return fmt.Sprintf("exchange %d:\n  %s\nbut\n  %s", i+1, only(a[i], b[i]), only(b[i], a[i]))
		}
	}
	return ""
}

// saidOf returns what is found in each exchange of a run, in words that leave out
// the spelling. Products are asked if known is set.
func saidOf(run []*wire.Exchange, known bool) (all [][]string) {
	var m Memory
	for _, x := range run {
		r, verdicts := judge(x)
		o, rules := caseOptions, All
		o.MaxStaleness = 7 * 86400
		p := NewPass(r, verdicts, o)
		if !known {
			p.known, rules = verdicts, ofStandard
		}
		p.Run(rules)
		m.Follow(rules, p)
		var says []string
		for i := range p.findings {
			says = append(says, inWords(x, &p.findings[i]))
		}
		all = append(all, says)
	}
	return all
}

// ofStandard are the rules but for two that ask products of their own accord.
var ofStandard = slices.DeleteFunc(slices.Clone(All), func(r *Rule) bool { return r == CoalescingDefeated || r == StalenessBudgetExceeded })

// inWords writes a finding down without line numbers and without case: its main
// evidence, and the members of all of it.
func inWords(x *wire.Exchange, f *Finding) string {
	var main string
	var at []string
	for i, s := range f.At {
		name := "start"
		if s.Line >= 0 {
			name = x.Message(s.Part).Fields[s.Line].Name
		}
		for j, member := range membersOf(x.Text(s)) {
			text := strings.ToLower(fmt.Sprintf("%s %s: %s", s.Part, name, member))
			if i+j == 0 {
				main = text
			}
			at = append(at, text)
		}
	}
	slices.Sort(at)
	return fmt.Sprintf("%s %s: %s Fix: %s %q main %q all %q", f.Rule.ID, f.Severity, strings.ToLower(f.Message), strings.ToLower(f.Fix), f.Caches, main, at)
}

// respelling is a way to say the same.
type respelling string

const (
	shuffled respelling = "lines in another order"
	renamed  respelling = "names in another case"
	recased  respelling = "values in another case"
	split    respelling = "a line for each member"
	joined   respelling = "one line for all members"
	spaced   respelling = "white space and empty members"
	mixed    respelling = "all at once"
)

var respellings = []respelling{shuffled, renamed, recased, split, joined, spaced, mixed}

// speller writes messages in another way; pick draws a number below n.
type speller struct {
	how  respelling
	pick func(n int) int
}

func (s *speller) respell(x *wire.Exchange) {
	for _, m := range []*wire.Message{&x.Request, &x.Response} {
		m.Fields = slices.Clone(m.Fields)
		if s.does(split) || s.does(joined) {
			s.regroup(m)
		}
		for i := range m.Fields {
			f := &m.Fields[i]
			if s.does(recased) && caseless[strings.ToLower(f.Name)] {
				f.Value = s.recase(f.Value)
			}
			if s.does(spaced) {
				f.Value = s.space(f)
			}
			if s.does(renamed) {
				f.Name = s.recase(f.Name)
			}
		}
		if s.does(shuffled) {
			s.shuffle(m)
		}
	}
}

func (s *speller) does(how respelling) bool { return s.how == how || s.how == mixed }

// shuffle keeps the order of lines with the same name, which means something.
func (s *speller) shuffle(m *wire.Message) {
	rest := m.Fields
	m.Fields = nil
	for len(rest) > 0 {
		name := rest[s.pick(len(rest))].Name
		i := slices.IndexFunc(rest, func(f wire.Field) bool { return strings.EqualFold(f.Name, name) })
		m.Fields, rest = append(m.Fields, rest[i]), slices.Delete(slices.Clone(rest), i, i+1)
	}
}

// lists are the fields whose lines may be split and joined, as members keep
// their order. Those that are structured may have no empty member.
var lists = map[string]string{
	"cache-control": "", "vary": "", "pragma": "", "connection": "", "via": "", "allow": "",
	"content-encoding": "", "content-language": "", "accept": "", "accept-encoding": "", "accept-language": "", "if-none-match": "", "accept-ranges": "",
	"access-control-allow-methods": "", "access-control-allow-headers": "", "access-control-expose-headers": "", "x-cache": "", "x-served-by": "", "x-cache-hits": "",
	"link": "", "server-timing": "",
	"cache-status": "structured", "cdn-cache-control": "structured", "cloudflare-cdn-cache-control": "structured", "fastly-cdn-cache-control": "structured",
	"vercel-cdn-cache-control": "structured", "netlify-cdn-cache-control": "structured", "akamai-cache-control": "structured", "souin-cache-control": "structured",
	"surrogate-control": "structured", "clear-site-data": "",
}

// caseless are the fields of whose values the case means nothing.
var caseless = map[string]bool{
	"cache-control": true, "vary": true, "pragma": true, "connection": true, "content-encoding": true, "accept-encoding": true, "accept-language": true, "content-language": true,
	"access-control-allow-headers": true, "access-control-expose-headers": true, "transfer-encoding": true, "accept-ranges": true,
}

// membersOf splits a list at the commas outside of quoted strings, and leaves
// empty members out.
func membersOf(value string) (all []string) {
	start, quoted := 0, false
	for i := 0; i <= len(value); i++ {
		switch {
		case i == len(value) || value[i] == ',' && !quoted:
			if member := strings.Trim(value[start:i], " \t"); member != "" {
				all = append(all, member)
			}
			start = i + 1
		case value[i] == '\\' && quoted:
			i++
		case value[i] == '"':
			quoted = !quoted
		}
	}
	return all
}

// torn reports whether the lines of the field do not mean what they would mean
// together or apart: a quote is not closed, or a structured member is empty.
func torn(m *wire.Message, name string) bool {
	for _, f := range m.Fields {
		if strings.EqualFold(f.Name, name) && (strings.Count(f.Value, `"`)%2 == 1 || strings.Contains(f.Value, `\`) ||
			lists[name] != "" && len(membersOf(f.Value)) != 1+strings.Count(f.Value, ",")) {
			return true
		}
	}
	return false
}

// regroup spreads the members of each list over lines in another way.
func (s *speller) regroup(m *wire.Message) {
	var out []wire.Field
	last := map[string]int{}
	for _, f := range m.Fields {
		name := strings.ToLower(f.Name)
		if _, isList := lists[name]; !isList || torn(m, name) {
			out = append(out, f)
			continue
		}
		members := membersOf(f.Value)
		if len(members) == 0 {
			members = []string{""}
		}
		for _, member := range members {
			i, again := last[name]
			if again && member != "" && (s.how == joined || s.how == mixed && s.pick(2) == 0) {
				out[i].Value = strings.TrimPrefix(out[i].Value+", "+member, ", ")
				continue
			}
			last[name] = len(out)
			out = append(out, wire.Field{Name: f.Name, Value: member})
		}
	}
	m.Fields = out
}

func (s *speller) recase(text string) string {
	return []func(string) string{strings.ToUpper, strings.ToLower, strings.ToTitle, func(t string) string {
		if t == "" {
			return t
		}
		return strings.ToUpper(t[:1]) + strings.ToLower(t[1:])
	}}[s.pick(4)](text)
}

// space puts white space around the members of a list, and empty members
// between them. What surrounds a value, no reader of messages keeps.
func (s *speller) space(f *wire.Field) string {
	kind, isList := lists[strings.ToLower(f.Name)]
	if !isList || torn(&wire.Message{Fields: []wire.Field{*f}}, strings.ToLower(f.Name)) {
		return f.Value
	}
	commas := []string{",", ", ", " ,", "\t, \t"}
	if kind == "" {
		commas = append(commas, ",,", ", ,", " , \t,\t, ")
	}
	var b strings.Builder
	for i, member := range membersOf(f.Value) {
		if i > 0 {
			b.WriteString(commas[s.pick(len(commas))])
		}
		b.WriteString(member)
	}
	if kind == "" && b.Len() > 0 {
		return []string{"", ", ", ",,"}[s.pick(3)] + b.String() + []string{"", ",", ", ,"}[s.pick(3)]
	}
	return b.String()
}

// vocabulary of what rules look at: all that the cases and the corpus hold.
type phrasebook struct {
	exchanges []*wire.Exchange
	request   lexicon
	response  lexicon
	members   []string // of Cache-Control
}

type lexicon struct {
	names  []string
	values map[string][]string
}

func (l *lexicon) learn(m *wire.Message) {
	for _, f := range m.Fields {
		if l.values == nil {
			l.values = map[string][]string{}
		}
		name := strings.ToLower(f.Name)
		if l.values[name] == nil {
			l.names = append(l.names, name)
		}
		if !slices.Contains(l.values[name], f.Value) {
			l.values[name] = append(l.values[name], f.Value)
		}
	}
}

func learn(t testing.TB) *phrasebook {
	w := &phrasebook{}
	for _, path := range everyCaseFile(t) {
		for _, c := range readCases(t, path).cases {
			run, _ := c.readRun(t)
			for _, x := range run {
				if x.Response.Index("X-Accel-Expires") >= 0 {
					continue // nginx goes by whether it stands before Cache-Control
				}
				w.exchanges = append(w.exchanges, x)
				w.request.learn(&x.Request)
				w.response.learn(&x.Response)
			}
		}
	}
	for _, value := range w.response.values["cache-control"] {
		for _, member := range membersOf(value) {
			if !slices.Contains(w.members, member) {
				w.members = append(w.members, member)
			}
		}
	}
	for _, c := range cache.Named {
		for _, name := range c.Target {
			if w.response.values[name] == nil {
				w.response.names = append(w.response.names, name)
				w.response.values[name] = w.response.values["cdn-cache-control"]
			}
		}
	}
	for k := field.Unknown + 1; k <= field.OnlyIfCached; k++ {
		w.members = append(w.members, k.String(), k.String()+"=60")
	}
	return w
}

// exchange draws a real exchange and adds to it lines of others.
func (w *phrasebook) exchange(pick func(int) int) *wire.Exchange {
	x := *w.exchanges[pick(len(w.exchanges))]
	x.Request.Fields = w.request.add(slices.Clone(x.Request.Fields), pick, pick(3))
	x.Response.Fields = w.response.add(slices.Clone(x.Response.Fields), pick, pick(6))
	for range pick(3) {
		var members []string
		for range 1 + pick(4) {
			members = append(members, w.members[pick(len(w.members))])
		}
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: "Cache-Control", Value: strings.Join(members, ", ")})
	}
	return &x
}

func (l *lexicon) add(fields []wire.Field, pick func(int) int, n int) []wire.Field {
	for range n {
		name := l.names[pick(len(l.names))]
		values := l.values[name]
		fields = append(fields, wire.Field{Name: name, Value: values[pick(len(values))]})
	}
	return fields
}
