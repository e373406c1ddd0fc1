package rules

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestQuiet: well-run sites, frameworks and CDNs get no error and no warning.
func TestQuiet(t *testing.T) {
	n := 0
	for _, path := range caseFiles(t) {
		if !strings.HasPrefix(filepath.Base(path), "quiet") {
			continue
		}
		for _, c := range readCases(t, path).cases {
			n++
			x, _ := c.read(t)
			for _, f := range findings(x) {
				if f.Severity.AtLeast(Warning) {
					t.Errorf("%s: %s: %s: %s", c.name, f.Severity, f.Rule.ID, f.Message)
				}
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d quiet cases; at least 30 are needed", n)
	}
}
