package replay

import (
	"container/heap"
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Kept is how many requests of a recording a Run keeps whole. What is said of
// single requests is said of these; totals count all.
const Kept = 10_000

// mostPages bounds the URLs that a Run counts apart.
const mostPages = 100_000

// Run plays a recording of any length through caches as it comes. Requests are
// played in the order in which they were sent, those of the same moment in the
// order of the recording; one that comes more than Kept too late in the
// recording is played where it comes.
type Run struct {
	Kept     []*wire.Exchange // the first ones, in the order of the recording
	Requests int              // all
	Played   []Played         // by cache, as asked
	Pages    []Page           // in the order in which they were first asked for

	players []*Player
	place   map[string]int // in Pages
	waiting waiting
}

// Played is what one cache did.
type Played struct {
	Cache    *cache.Cache
	Outcomes []Outcome // of the requests kept, by position in the recording
	Totals   Totals    // of all requests
}

// Page counts the requests for one URL.
type Page struct {
	URL    string   // "" for those beyond the first hundred thousand URLs
	Totals []Totals // by cache, as asked
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

// NewRun returns a Run of nothing yet through the caches.
func NewRun(caches []*cache.Cache) *Run {
	r := &Run{place: map[string]int{}}
	for _, c := range caches {
		r.players = append(r.players, New(c))
		r.Played = append(r.Played, Played{Cache: c})
	}
	return r
}

// RunAll plays exchanges and ends the Run.
func RunAll(all []*wire.Exchange, caches []*cache.Cache) *Run {
	r := NewRun(caches)
	for _, x := range all {
		r.Add(x)
	}
	r.End()
	return r
}

// Add takes the next exchange of the recording.
func (r *Run) Add(x *wire.Exchange) {
	at := r.Requests
	if r.Requests++; at < Kept {
		r.Kept = append(r.Kept, x)
		for i := range r.Played {
			r.Played[i].Outcomes = append(r.Played[i].Outcomes, Outcome{})
		}
	}
	r.page(x) // pages stand in the order of the recording
	heap.Push(&r.waiting, numbered{x, at})
	if len(r.waiting) > Kept {
		r.play(heap.Pop(&r.waiting).(numbered))
	}
}

// End plays what still waits for its turn.
func (r *Run) End() {
	for len(r.waiting) > 0 {
		r.play(heap.Pop(&r.waiting).(numbered))
	}
}

func (r *Run) play(next numbered) {
	x := next.exchange
	parsed := field.Parse(x)
	page := r.page(x)
	for i, player := range r.players {
		player.terse = next.at >= Kept
		o := player.play(parsed)
		r.Played[i].Totals.Add(&o, x.Body.Bytes)
		page.Totals[i].Add(&o, x.Body.Bytes)
		if next.at < Kept {
			r.Played[i].Outcomes[next.at] = o
		}
	}
}

// page returns the counts for the exchange's URL.
func (r *Run) page(x *wire.Exchange) *Page {
	url := x.URL
	at, known := r.place[url]
	if !known && len(r.Pages) >= mostPages {
		url = ""
		at, known = r.place[url]
	}
	if !known {
		at = len(r.Pages)
		r.place[url] = at
		r.Pages = append(r.Pages, Page{URL: url, Totals: make([]Totals, len(r.players))})
	}
	return &r.Pages[at]
}

// numbered is an exchange with its position in the recording.
type numbered struct {
	exchange *wire.Exchange
	at       int
}

// waiting is a heap of exchanges, the one that was sent first on top.
type waiting []numbered

func (w waiting) Len() int      { return len(w) }
func (w waiting) Swap(i, j int) { w[i], w[j] = w[j], w[i] }
func (w waiting) Less(i, j int) bool {
	if c := w[i].exchange.Sent.Compare(w[j].exchange.Sent); c != 0 {
		return c < 0
	}
	return w[i].at < w[j].at
}

// Push is for package heap.
func (w *waiting) Push(x any) { *w = append(*w, x.(numbered)) }

// Pop is for package heap.
func (w *waiting) Pop() any {
	last := (*w)[len(*w)-1]
	(*w)[len(*w)-1] = numbered{}
	*w = (*w)[:len(*w)-1]
	return last
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
