package cmd

import (
	"slices"
	"testing"

	"maxage/inspect/policy"
)

// A policy may name every format that --format knows, and no other.
func TestPolicyFormats(t *testing.T) {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	if !slices.Equal(names, policy.Formats) {
		t.Errorf("--format knows %v, a policy %v", names, policy.Formats)
	}
}
