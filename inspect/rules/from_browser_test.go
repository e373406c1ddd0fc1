package rules

import (
	"path/filepath"
	"testing"

	"maxage/inspect/wire"
)

// TestFromBrowser: what a recorded browser took from its own cache says nothing
// about what the request offered, or when the response arrived.
func TestFromBrowser(t *testing.T) {
	for _, c := range []struct{ rule, name string }{
		{"content-encoding-unasked", "nothing offered"},
		{"hidden-cache", "counted anew"},
		{"expired-on-arrival", "only Date tells"},
		{"layers-add-up", "nginx, half a day twice"},
	} {
		for from, silent := range map[string]bool{"": false, "none": false, "memory": true, "disk": true, "cache": true} {
			x := namedCase(t, c.rule, c.name)
			x.FromCache = from
			if got := !reports(x, c.rule); got != silent {
				t.Errorf("%s, from cache %q: silent %v, want %v", c.rule, from, got, silent)
			}
		}
	}
}

func reports(x *wire.Exchange, rule string) bool {
	for _, f := range findings(x) {
		if f.Rule.ID == rule {
			return true
		}
	}
	return false
}

func namedCase(t *testing.T, rule, name string) *wire.Exchange {
	t.Helper()
	for _, c := range readCases(t, filepath.Join("../../testdata/rules", rule+".txtar")).cases {
		if c.name == name {
			x, _ := c.read(t)
			return x
		}
	}
	t.Fatalf("%s has no case %q", rule, name)
	return nil
}
