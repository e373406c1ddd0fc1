//go:build unix

package live

import "slices"

// rapid shrinks by trying one thing after the other, which takes seconds each
// here. So all ways to make a sequence simpler are played side by side instead,
// then many combinations of those that kept the difference.

// shrink makes differences as simple as they get.
func (s *subject) shrink(found []difference) (done []difference) {
	for range 10 {
		if len(found) == 0 {
			break
		}
		var still []difference
		for i, better := range s.simpler(found) {
			if better == nil {
				done = append(done, found[i])
			} else {
				still = append(still, *better)
			}
		}
		found = still
	}
	return append(done, found...)
}

// simpler returns for each difference the simplest found in one round that
// still differs in the same way, or nil.
func (s *subject) simpler(found []difference) []*difference {
	var single, several []attempt
	for i := range found {
		for _, e := range edits(found[i].sequence) {
			single = append(single, attempt{of: i, edits: []edit{e}})
		}
	}
	kept := s.keep(found, single)
	for i := range kept {
		several = append(several, combinations(i, kept[i])...)
	}
	for i, more := range s.keep(found, several) {
		kept[i] = append(kept[i], more...)
	}
	out := make([]*difference, len(found))
	for i := range kept {
		for j := range kept[i] {
			if d := &kept[i][j].difference; out[i] == nil || d.size() < out[i].size() {
				out[i] = d
			}
		}
	}
	return out
}

// attempt makes the difference at position of simpler; what comes of it is a
// difference again, if all is well.
type attempt struct {
	of    int
	edits []edit
	difference
}

// combinations are all edits that were good by themselves, all but one of them,
// and the first few.
func combinations(of int, good []attempt) (out []attempt) {
	var all []edit
	for i := range good {
		all = append(all, good[i].edits...)
	}
	for i := range all {
		out = append(out, attempt{of: of, edits: all[:i+1]}, attempt{of: of, edits: slices.Delete(slices.Clone(all), i, i+1)})
	}
	return out
}

// keep plays the attempts and returns those that differ as what they were made
// of does, by its position.
func (s *subject) keep(found []difference, tried []attempt) [][]attempt {
	var sequences []*sequence
	from := map[*sequence]attempt{}
	for _, a := range tried {
		next, changed := found[a.of].sequence.clone(), false
		for _, e := range a.edits {
			changed = e(next) || changed
		}
		if changed {
			sequences = append(sequences, next)
			from[next] = a
		}
	}
	out := make([][]attempt, len(found))
	for _, d := range s.differences(sequences) {
		a := from[d.sequence]
		a.difference = d
		if was := &found[a.of]; d.predicted == was.predicted && d.fact.word == was.fact.word {
			out[a.of] = append(out[a.of], a)
		}
	}
	return out
}

// size is smaller for what is simpler.
func (d *difference) size() int { return len(d.sequence.String()) }
