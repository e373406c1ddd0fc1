package rules

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

// The files of testdata/corpus hold what real kinds of sites send, in the
// format of the case files. Above each response stands what an expert would
// say of it, all of it, written before the rules were asked:
//
//	// expect: rule-id severity, rule-id severity
//	// why: ...
//
// or "none". Praise may be left out; if it is named, it must be there. The
// exchanges of a run, parted by "// then", each have a line of their own.

// expectation is "rule-id severity".
type expectation string

func (e expectation) rule() string { id, _, _ := strings.Cut(string(e), " "); return id }

func (e expectation) praise() bool { return strings.HasSuffix(string(e), " "+string(Good)) }

// expectations returns what the case expects of each exchange of its run.
func (c testCase) expectations(t *testing.T) (all [][]expectation) {
	t.Helper()
	for _, exchange := range strings.Split("\n"+c.text, "\n// then") {
		_, rest, ok := strings.Cut(exchange, "\n// expect: ")
		if !ok {
			t.Fatalf("%s: an exchange without a line that says what to expect", c.name)
		}
		line, _, _ := strings.Cut(rest, "\n")
		var want []expectation
		if line != "none" {
			for e := range strings.SplitSeq(line, ", ") {
				want = append(want, expectation(e))
			}
		}
		all = append(all, want)
	}
	return all
}

// tally counts findings of one category: wanted by the corpus, made by the
// rules, and both.
type tally struct{ expected, found, right int }

func (n tally) String() string {
	return fmt.Sprintf("expected %3d  found %3d  right %3d  precision %3.0f%%  recall %3.0f%%",
		n.expected, n.found, n.right, percent(n.right, n.found), percent(n.right, n.expected))
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}

// TestCorpus measures noise and recall: the rules that are on by default find
// in every response of the corpus exactly what is expected of it.
func TestCorpus(t *testing.T) {
	const fewest, fewestQuiet = 150, 70
	paths, err := filepath.Glob("../../testdata/corpus/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	tallies := map[Category]*tally{}
	responses, quiet := 0, 0
	for _, path := range paths {
		for _, c := range readCases(t, path).cases {
			name := strings.TrimSuffix(filepath.Base(path), ".txtar") + ": " + c.name
			run, _ := c.readRun(t)
			wanted := c.expectations(t)
			for i, found := range foundByDefault(run) {
				if responses++; !slices.ContainsFunc(wanted[i], alarming) {
					quiet++
				}
				missing, unexpected := compare(tallies, wanted[i], found)
				if missing != nil || unexpected != nil {
					t.Errorf("%s, response %d: missing %q, unexpected %q", name, i+1, missing, unexpected)
				}
			}
		}
	}
	t.Logf("%d responses, %d of them without error and warning", responses, quiet)
	report(t, tallies)
	if responses < fewest || quiet < fewestQuiet {
		t.Errorf("%d responses, %d without error and warning; at least %d and %d are needed", responses, quiet, fewest, fewestQuiet)
	}
}

func alarming(e expectation) bool {
	return strings.HasSuffix(string(e), " "+string(Error)) || strings.HasSuffix(string(e), " "+string(Warning))
}

// foundByDefault returns what users who set no option are told of each
// exchange of a run.
func foundByDefault(run []*wire.Exchange) (all [][]expectation) {
	byDefault := slices.DeleteFunc(slices.Clone(All), func(r *Rule) bool { return r.Optional })
	var m Memory
	for _, x := range run {
		r, verdicts := judge(x)
		p := NewPass(r, verdicts, Options{})
		p.Run(byDefault)
		m.Follow(byDefault, p)
		var says []expectation
		for _, f := range p.findings {
			says = append(says, expectation(f.Rule.ID+" "+string(f.Severity)))
		}
		all = append(all, says)
	}
	return all
}

// compare counts one response. Praise that nobody asked for is no difference.
func compare(tallies map[Category]*tally, want, found []expectation) (missing, unexpected []expectation) {
	for _, e := range want {
		n := tallyOf(tallies, e)
		n.expected++
		if !slices.Contains(found, e) {
			missing = append(missing, e)
			continue
		}
		n.right++
		if e.praise() {
			n.found++
		}
	}
	for _, e := range found {
		if e.praise() {
			continue
		}
		tallyOf(tallies, e).found++
		if !slices.Contains(want, e) {
			unexpected = append(unexpected, e)
		}
	}
	return missing, unexpected
}

// tallyOf returns the count for the category of the rule, or for that of the
// rules which do not exist.
func tallyOf(tallies map[Category]*tally, e expectation) *tally {
	category := Category("no such rule")
	if r := Lookup(e.rule()); r != nil {
		category = r.Category
	}
	if tallies[category] == nil {
		tallies[category] = &tally{}
	}
	return tallies[category]
}

func report(t *testing.T, tallies map[Category]*tally) {
	t.Helper()
	var categories []Category
	var all tally
	for c, n := range tallies {
		categories = append(categories, c)
		all.expected += n.expected
		all.found += n.found
		all.right += n.right
	}
	slices.SortFunc(categories, func(a, b Category) int { return cmp.Compare(a, b) })
	for _, c := range categories {
		t.Logf("%-12s  %s", c, tallies[c])
	}
	t.Logf("%-12s  %s", "all", all)
}
