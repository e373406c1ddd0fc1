package replay

import "maxage/inspect/cache"

// Played is what one cache did.
type Played struct {
	Cache    *cache.Cache
	Outcomes []Outcome   // of the requests kept, by position in the recording; nothing for those that did not reach it
	Checks   []Check     // of the same, against the recording
	Totals   Totals      // of all requests that reached it
	Against  *Comparison // with a browser's recording, of all requests; nil for shared caches

	player *Player
	mix    mix
}

// Rate is how many of WhatIf.Rate requests a second reach the origin.
func (p *Played) Rate(rate float64) float64 { return p.mix.origin(rate) }
