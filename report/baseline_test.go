package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/rules"
)

// audited is an exchange of url with findings of the given rules, made as a
// run makes them; "!" before a name: the policy ignores it.
func audited(t testing.TB, url string, found ...string) *Exchange {
	t.Helper()
	w := exchangeOf(t, golden+"/seed.in")
	w.URL = url
	r := inspect.Inspect(w, inspect.Options{Rules: []*rules.Rule{}})
	for _, name := range found {
		id := strings.TrimPrefix(name, "!")
		rule := byName[id]
		if rule == nil {
			rule = &rules.Rule{ID: id, Severity: rules.Warning}
			if id == "praise" {
				rule.Severity = rules.Good
			}
			byName[id] = rule
		}
		r.Findings = append(r.Findings, rules.Finding{Rule: rule, Severity: rule.Severity, Message: "m"})
	}
	x := NewExchange(r, Options{})
	for i, name := range found {
		if strings.HasPrefix(name, "!") {
			x.Findings[i].Ignored = &Ignored{Reason: "later"}
		}
	}
	return &x
}

var byName = map[string]*rules.Rule{}

func baselineOf(t testing.TB, exchanges ...*Exchange) *Baseline {
	t.Helper()
	var b bytes.Buffer
	n := NewNDJSON(&b)
	check(t, n.Begin(Tool{}, Run{}))
	for _, x := range exchanges {
		check(t, n.Exchange(x))
	}
	out, err := NewBaseline(&b)
	check(t, err)
	return out
}

func TestBaseline(t *testing.T) {
	b := baselineOf(t,
		audited(t, "https://a.test/", "r", "two", "two", "praise"),
		audited(t, "https://a.test/?page=2", "r"),
		audited(t, "https://a.test/app.3f2a9c1d.js?v=1", "r"),
		audited(t, "https://a.test/gone", "r"),
		audited(t, "https://a.test/clean", "r", "q", "praise"),
		audited(t, "https://a.test/later", "!r"),
	)
	var states []string
	for _, x := range []*Exchange{
		audited(t, "https://A.test?session=1", "two", "r", "two"), // in another order, under another query
		audited(t, "https://a.test/app.0badc0de1.js?v=2", "r"),
		audited(t, "https://a.test/clean", "q"),
		audited(t, "https://a.test/clean", "q", "q", "praise", "!n"),
		audited(t, "https://a.test/later", "r"),
		audited(t, "https://b.test/", "r"),
	} {
		b.Apply(x)
		s := strings.TrimPrefix(x.URL, "https://")
		for _, f := range x.Findings {
			s += " " + f.Rule + ":" + f.Baseline
		}
		states = append(states, s)
	}
	want := []string{
		"A.test?session=[redacted] two:unchanged r:unchanged two:unchanged",
		"a.test/app.0badc0de1.js?v=2 r:unchanged",
		"a.test/clean q:unchanged",
		"a.test/clean q:unchanged q:new praise:unchanged n:new",
		"a.test/later r:new",
		"b.test/ r:new",
	}
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], "[redacted]", strings.TrimPrefix(SafeURL("https://A.test?session=1", false), "https://A.test?session="))
	}
	if !slices.Equal(states, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(states, "\n"), strings.Join(want, "\n"))
	}
	if got := fmt.Sprint(b.Fixed()); got != "[{r warning https://a.test/clean}]" {
		t.Errorf("fixed: %s", got)
	}
	var s Summary
	b.Count(&s)
	if s.New != 3 || s.Fixed != 1 {
		t.Errorf("%+v", s)
	}
}

// TestFingerprint: what tells findings apart, and what does not.
func TestFingerprint(t *testing.T) {
	of := func(x *Exchange) string { return x.Findings[0].Fingerprint }
	one := audited(t, "https://a.test/x", "r")
	for _, other := range []*Exchange{audited(t, "https://a.test/x", "q"), audited(t, "https://a.test/y", "r"), audited(t, "https://b.test/x", "r"), audited(t, "https://a.test:81/x", "r")} {
		if of(other) == of(one) {
			t.Errorf("%s %s: the same as %s", other.URL, other.Findings[0].Rule, one.URL)
		}
	}
	twice := audited(t, "https://a.test/x", "q", "r", "r")
	if twice.Findings[1].Fingerprint != of(one) || twice.Findings[2].Fingerprint == of(one) {
		t.Error("the second is told from the first, which keeps its name")
	}
}

func TestBaselineRefuses(t *testing.T) {
	_, err := NewBaseline(strings.NewReader(`{"schema_version":"2"}`))
	if err == nil || !strings.Contains(err.Error(), "make the report anew") {
		t.Error(err)
	}
}

// TestMark: a report held against itself has nothing new, against an empty one
// everything, and the report it came from stays as it is.
func TestMark(t *testing.T) {
	in := generated{n: 40}.json(t)
	r, err := readReport(bytes.NewReader(in))
	check(t, err)
	for _, c := range []struct {
		baseline *Baseline
		new      bool
	}{{baselineOf(t), true}, {baselineOf(t, pointers(r.Exchanges)...), false}} {
		_, end := drain(t, c.baseline.Mark(r.events()))
		if n := end.Summary.New; n > 0 != c.new || end.Summary.Fixed != 0 {
			t.Errorf("%+v", end.Summary)
		}
	}
	var out bytes.Buffer
	check(t, asJSON(&out, r))
	if out.String() != string(in) {
		t.Error("the report was changed")
	}
}

func pointers(list []Exchange) (out []*Exchange) {
	for i := range list {
		out = append(out, &list[i])
	}
	return out
}

// What was accepted of one page says nothing of another that only its query
// names, and stays accepted when the build changes.
func TestBaselineTellsPagesApart(t *testing.T) {
	b := &Baseline{known: map[string]int{}, seen: map[string]bool{}, words: map[string]string{}}
	x := audited(t, "https://a.test/index.php?route=login&v=3f2a9c1d", "a")
	b.remember(pageOf(x), x.URL, x.Findings)
	for url, want := range map[string]string{
		"https://a.test/index.php?v=77aa01bc&route=login": baselineUnchanged,
		"https://a.test/index.php?route=home&v=3f2a9c1d":  baselineNew,
		"https://a.test/index.php?v=3f2a9c1d":             baselineNew,
	} {
		x := audited(t, url, "a")
		b.Apply(x)
		if got := x.Findings[0].Baseline; got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
}
