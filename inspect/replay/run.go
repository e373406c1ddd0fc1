package replay

import (
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// Played is what one cache did with all requests of a recording.
type Played struct {
	Cache    *cache.Cache
	Outcomes []Outcome // by position in the recording
	Totals   Totals
}

// Totals count over requests. Bytes are those of bodies as transferred.
type Totals struct {
	Requests       int
	Hits           int // answered from store without waiting
	Revalidations  int // asked the origin about a stored response
	OriginRequests int
	OriginBytes    int64 // of bodies that the origin had to send
	SavedBytes     int64 // of bodies that came from store
}

// Run plays the exchanges through each cache in the order in which they were
// sent; those of the same moment keep their order in the recording.
func Run(all []*wire.Exchange, caches []*cache.Cache) []Played {
	order := inOrder(all)
	played := make([]Played, 0, len(caches))
	for _, c := range caches {
		p := Played{Cache: c, Outcomes: make([]Outcome, len(all))}
		player := New(c)
		for _, i := range order {
			p.Outcomes[i] = player.Play(all[i])
			p.Totals.Add(&p.Outcomes[i], all[i].Body.Bytes)
		}
		played = append(played, p)
	}
	return played
}

// inOrder lists the positions of exchanges in the order in which they were
// sent.
func inOrder(all []*wire.Exchange) []int {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return all[a].Sent.Compare(all[b].Sent) })
	return order
}

// Add counts one outcome; bytes is the size of the recorded body, negative if
// it is not known.
func (t *Totals) Add(o *Outcome, bytes int64) {
	bytes = max(0, bytes)
	t.Requests++
	t.OriginRequests += o.Origin
	if o.Hit {
		t.Hits++
	} else if o.Validator != "" {
		t.Revalidations++
	}
	if fromStore := o.Hit || o.Collapsed || o.Confirmed && o.Validator != ""; fromStore {
		t.SavedBytes += bytes
	}
	if o.Origin > 0 && !o.Confirmed {
		t.OriginBytes += bytes
	}
}
