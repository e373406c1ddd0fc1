package cache

import (
	"slices"
	"strings"
	"testing"
)

// TestDecides: every refusal has words, and what is told follows the settings.
func TestDecides(t *testing.T) {
	for _, c := range Known() {
		for _, code := range slices.Concat(c.passes, c.refuses) {
			if code != NothingAllows && code != StatusUnstored && against[code] == "" {
				t.Errorf("%s: no words for %s", c.Name, code)
			}
		}
		steps := c.Decides()
		if len(steps) < 5 && !c.Factual {
			t.Errorf("%s: only %d steps", c.Name, len(steps))
		}
		for _, s := range steps {
			if !strings.HasSuffix(s, ".") || strings.Contains(s, "  ") || strings.Contains(s, " .") || strings.Contains(s, ", .") {
				t.Errorf("%s: %q", c.Name, s)
			}
		}
	}
	set, err := Varnish.Configure("default_ttl=7,default_grace=0,default_keep=3600")
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Join(set.Decides(), " ")
	for _, want := range []string{"its default of 7 seconds", "for stale-while-revalidate", "and for 3600 seconds (1 hour) after that", "302 and 307 too"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not in %q", want, told)
		}
	}
}
