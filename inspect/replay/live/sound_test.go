//go:build unix

package live

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"maxage/inspect/cache"
	"maxage/inspect/replay"
)

// TestSound: whatever is played, no cache answers from an empty store, and an
// answer is either from store or from the origin. This needs no cache
// installed, so here rapid shrinks.
func TestSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sequences.Draw(t, "sequence")
		for _, c := range cache.All {
			player := replay.New(c)
			facts := make([]fact, len(s.steps))
			at, stored := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC), false
			for i := range s.steps {
				at = at.Add(s.steps[i].wait)
				facts[i] = fact{at: at, made: at.Add(thinks)}
				o := player.Play(s.exchange(i, facts))
				if o.Hit && !stored {
					t.Errorf("%s, request %d: a hit, though nothing has been stored: %+v\n%s", c.Name, i+1, o, s)
				}
				if !o.Hit && o.Origin == 0 && word(&o) != failure {
					t.Errorf("%s, request %d: answered by nobody: %+v\n%s", c.Name, i+1, o, s)
				}
				stored = stored || o.Stored
			}
		}
	})
}
