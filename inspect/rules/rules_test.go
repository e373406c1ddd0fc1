package rules

import (
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"maxage/inspect/wire"
)

var update = flag.Bool("update", false, "rewrite the carets of the case files; read them again afterwards")

// TestRules runs every case file: the rule that it is named for fires exactly
// where the carets say, with that severity and message, and nowhere else.
func TestRules(t *testing.T) {
	for _, path := range caseFiles(t) {
		rule := Lookup(strings.TrimSuffix(filepath.Base(path), ".txtar"))
		if rule == nil {
			continue // the quiet ones have a test of their own
		}
		f := readCases(t, path)
		t.Run(rule.ID, func(t *testing.T) {
			firing, silent := 0, 0
			for i := range f.cases {
				c := &f.cases[i]
				run, want := c.readRun(t)
				x := run[len(run)-1]
				got := findingOf(t, c.name, rule, run)
				if *update {
					c.text = c.remark(t, x, got)
				} else if diff := cmp.Diff(ordered(want), asExpected(got), cmp.AllowUnexported(expected{})); diff != "" {
					t.Errorf("%s:\n%s", c.name, diff)
				}
				if got == nil {
					silent++
				} else {
					firing++
				}
			}
			if firing < 1 || silent < 2 {
				t.Errorf("%d firing and %d silent cases; at least 1 and 2 are needed", firing, silent)
			}
			if strings.TrimSpace(f.comment) == "" {
				t.Error("no comment on top says what the file shows")
			}
		})
		if *update {
			writeCases(t, path, f)
		}
	}
}

func findingOf(t *testing.T, name string, rule *Rule, run []*wire.Exchange) *Finding {
	t.Helper()
	var got *Finding
	x := run[len(run)-1]
	for _, f := range findingsIn(run, optionsOf(rule)) {
		if f.Rule != rule {
			continue
		}
		if got != nil {
			t.Errorf("%s: more than one finding", name)
		}
		got = &f
		for _, s := range f.At {
			if x.Text(s) == "" {
				t.Errorf("%s: evidence out of range or empty: %+v", name, s)
			}
		}
	}
	return got
}

// asExpected puts the evidence behind the first place into wire order, as the
// carets have it.
func asExpected(f *Finding) *expected {
	if f == nil {
		return nil
	}
	return ordered(&expected{at: slices.Clone(f.At), says: says(f)})
}

func ordered(e *expected) *expected {
	if e != nil {
		slices.SortFunc(e.at[1:], compareSpans)
	}
	return e
}

func compareSpans(a, b wire.Span) int {
	if a.Part != b.Part {
		order := [...]int{wire.Request: 0, wire.Response: 1, wire.Content: 2}
		return order[a.Part] - order[b.Part]
	}
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Start - b.Start
}
