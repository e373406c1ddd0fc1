package report

import (
	"fmt"
	"strconv"
	"strings"
)

// subject names what the findings of a run are about.
func (r *Run) subject() string {
	return strings.TrimSpace("the policy " + visible(r.Policy, false))
}

// shard is "shard 3 of 16", "" for a whole run.
func (r *Run) shard() string {
	n, of, ok := parseShard(r.Shard)
	if !ok || of == 1 {
		return ""
	}
	return fmt.Sprintf("shard %d of %d", n, of)
}

// parseShard reads "3/16".
func parseShard(text string) (n, of int, ok bool) {
	first, rest, _ := strings.Cut(text, "/")
	n, err := strconv.Atoi(first)
	of, err2 := strconv.Atoi(rest)
	return n, of, err == nil && err2 == nil && n >= 1 && n <= of
}

// parts says what a reader has to know before he takes a report for the whole:
// that it is a shard, and that it was cut short.
func (r *Run) parts() (notes []string) {
	if shard := r.shard(); shard != "" {
		notes = append(notes, fmt.Sprintf("This is %s: what the others saw is not in it.", shard))
	}
	if r.Incomplete {
		notes = append(notes, "The run was cut short: this is a part of it.")
	}
	return notes
}
