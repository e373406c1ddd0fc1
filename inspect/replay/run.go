package replay

import (
	"container/heap"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Kept is how many requests of a recording a Run keeps whole. What is said of
// single requests is said of these; all the rest counts all.
const Kept = 10_000

// Run plays a recording of any length through caches as it comes. Requests are
// played in the order in which they began, those of the same moment in the
// order of the recording; one that comes more than Kept too late in the
// recording is played where it comes.
type Run struct {
	Kept     []*wire.Exchange // the first ones, in the order of the recording
	Facts    []Fact           // what the recording says that the browser did with them
	Requests int              // all
	Seen     Seen             // what is particular about them
	Played   []Played         // by cache, as asked
	Pages    []Page           // in the order in which they were first asked for
	WhatIf   *WhatIf

	place   map[string]int // in Pages
	codings codings
	waiting waiting
	today   *Player // the cache of WhatIf, if it is none of Played
}

// NewRun returns a Run of nothing yet through the caches. Its WhatIf starts
// from the first of them that is shared, or from what the standard says.
func NewRun(caches []*cache.Cache) *Run {
	r := &Run{place: map[string]int{}, codings: codings{}}
	var today *cache.Cache
	for _, c := range caches {
		p := Played{Cache: c, player: New(c), mix: newMix()}
		if !c.Shared {
			p.Against = &Comparison{}
		} else if today == nil {
			today = c
		}
		r.Played = append(r.Played, p)
	}
	if today == nil {
		today = cache.Shared
		r.today = New(today)
	}
	r.WhatIf = newWhatIf(today)
	return r
}

// Add takes the next exchange of the recording.
func (r *Run) Add(x *wire.Exchange) {
	at := r.Requests
	if r.Requests++; at < Kept {
		r.Kept = append(r.Kept, x)
		r.Facts = append(r.Facts, observed(x))
		for i := range r.Played {
			p := &r.Played[i]
			p.Outcomes, p.Checks = append(p.Outcomes, Outcome{}), append(p.Checks, Unchecked)
		}
	}
	r.Seen.add(x)
	r.page(x) // pages stand in the order of the recording
	heap.Push(&r.waiting, numbered{x, began(x), at})
	if len(r.waiting) > Kept {
		r.play(heap.Pop(&r.waiting).(numbered))
	}
}

// End plays what still waits for its turn.
func (r *Run) End() {
	for len(r.waiting) > 0 {
		r.play(heap.Pop(&r.waiting).(numbered))
	}
	r.WhatIf.close()
}

func (r *Run) play(next numbered) {
	parsed := field.Parse(r.codings.complete(next.exchange))
	page := r.page(next.exchange)
	for i := range r.Played {
		if p := &r.Played[i]; Reaches(p.Cache, next.exchange) {
			r.through(p, next.at, parsed, page, &page.Totals[i])
		}
	}
	if r.today != nil && Reaches(r.today.cache, next.exchange) {
		r.today.terse = true
		o := r.today.play(parsed)
		r.WhatIf.add(parsed, &o)
	}
	page.content = page.content || content(next.exchange)
}

// through plays one exchange through one cache.
func (r *Run) through(p *Played, at int, parsed *field.Response, page *Page, total *Totals) {
	x := parsed.Exchange
	p.player.terse = at >= Kept
	o := p.player.play(parsed)
	p.Totals.Add(&o, x.Body.Bytes)
	total.Add(&o, x.Body.Bytes)
	check := Unchecked
	if p.Against != nil {
		check = p.Against.add(at, x, &o, page.content)
	}
	if at < Kept {
		p.Outcomes[at], p.Checks[at] = o, check
	}
	if r.WhatIf.Rate > 0 {
		p.mix.add(p.player, parsed)
	}
	if r.today == nil && p.Cache == r.WhatIf.Cache {
		r.WhatIf.add(parsed, &o)
	}
}
