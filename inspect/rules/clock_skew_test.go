package rules

import (
	"slices"
	"testing"

	"maxage/inspect/wire"
)

// TestClockSkewOfRecordings: a recording's times are its recorder's, and what
// came out of the recorded browser's own cache is as old as its Date says.
func TestClockSkewOfRecordings(t *testing.T) {
	const fast, slow = "a fast clock", "a slow clock or a silent cache"
	for _, test := range []struct {
		clock, source, from string
		want                Severity // "": silence
	}{
		{fast, "live", "", Warning},
		{fast, "maxage", "", Warning},
		{fast, "har", "none", Info},
		{fast, "warc", "", Info},
		{slow, "har", "none", Info},
		{slow, "har", "disk", ""},
		{slow, "har", "memory", ""},
	} {
		x := clockCase(t, test.clock)
		x.Source, x.FromCache = test.source, test.from
		got := Severity("")
		found := findings(x)
		if i := slices.IndexFunc(found, func(f Finding) bool { return f.Rule == ClockSkew }); i >= 0 {
			got = found[i].Severity
		}
		if got != test.want {
			t.Errorf("%s, %s, from cache %q: %q, want %q", test.clock, test.source, test.from, got, test.want)
		}
	}
}

func clockCase(t *testing.T, name string) *wire.Exchange {
	t.Helper()
	for _, c := range readCases(t, "../../testdata/rules/clock-skew.txtar").cases {
		if c.name == name {
			x, _ := c.read(t)
			return x
		}
	}
	t.Fatalf("no case %q", name)
	return nil
}
