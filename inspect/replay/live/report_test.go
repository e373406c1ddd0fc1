//go:build unix

package live

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// tally counts what a cache did, which shows that the sequences ask for all of
// it.
func tally(played [][]fact) string {
	count := map[string]int{}
	for _, facts := range played {
		for i := range facts {
			count[facts[i].word]++
		}
	}
	var out []string
	for _, word := range []string{miss, hit, revalidate, stale, failure} {
		out = append(out, fmt.Sprintf("%d %s", count[word], word))
	}
	return strings.Join(out, ", ")
}

// report prints each kind of difference once, the most frequent first.
func report(t *testing.T, s *subject, found []difference) {
	count, first := map[string]int{}, map[string]*difference{}
	for i := range found {
		kind := found[i].minimal()
		if count[kind]++; first[kind] == nil {
			first[kind] = &found[i]
		}
	}
	var kinds []string
	for kind := range count {
		kinds = append(kinds, kind)
	}
	sort.Slice(kinds, func(i, j int) bool {
		a, b := kinds[i], kinds[j]
		return count[a] > count[b] || count[a] == count[b] && a < b
	})
	for _, kind := range kinds {
		t.Logf("%s, %d times:\n%s%s", s.says.Name, count[kind], kind, first[kind].reasons(s.says))
	}
}
