package replay

import (
	"maxage/inspect/wire"
)

// Fact is how a browser got an answer.
type Fact string

// The facts.
const (
	NotRecorded Fact = ""
	FromStore   Fact = "hit"
	Confirmed   Fact = "revalidated"
	Fetched     Fact = "fetched"
)

// Recorded compares what a browser did, as its recording says, with what was
// predicted.
type Recorded struct {
	Fact      Fact // NotRecorded: nothing to compare
	Predicted Fact
	From      string // "memory", "disk" and so on, of a hit
	Repeat    bool   // the recording has an earlier request for the URL
	Before    bool   // the browser had it from before the recording: no contradiction
}

// Agrees reports whether it was as predicted.
func (r *Recorded) Agrees() bool { return r.Fact == r.Predicted }

// Comparison is the sum of many.
type Comparison struct {
	Requests []Recorded // by position in the recording
	Compared int        // without those from before the recording
	Agree    int        // of these
	Repeats  int        // of Compared: the others are first requests, which nothing but the origin can answer
	Before   int
}

// Compare holds the outcomes of a browser's cache against a browser's recording.
// It returns nil where the recording tells nothing, or the cache is shared.
func Compare(all []*wire.Exchange, p *Played) *Comparison {
	if p.Cache.Shared {
		return nil
	}
	c := &Comparison{Requests: make([]Recorded, len(all))}
	seen := map[string]bool{}
	for _, i := range inOrder(all) {
		x, r := all[i], &c.Requests[i]
		r.Repeat = seen[pageOf(x)]
		if u := pageOf(x); u != "" {
			seen[u] = true
		}
		if r.Fact = fact(x); r.Fact == NotRecorded {
			continue
		}
		r.Predicted = predicted(&p.Outcomes[i])
		if r.Fact == FromStore {
			r.From = x.FromCache
		}
		r.Before = !r.Repeat && r.Fact != Fetched && r.Predicted == Fetched
		c.add(r)
	}
	if c.Compared+c.Before == 0 {
		return nil
	}
	return c
}

func (c *Comparison) add(r *Recorded) {
	if r.Before {
		c.Before++
		return
	}
	c.Compared++
	if r.Repeat {
		c.Repeats++
	}
	if r.Agrees() {
		c.Agree++
	}
}

// fact reads it off the recording. What a service worker answered is its own
// affair.
func fact(x *wire.Exchange) Fact {
	switch {
	case x.Source != "har" || x.FromCache == "service-worker" || x.Response.Status == 0:
		return NotRecorded
	case x.Response.Status == 304:
		return Confirmed
	case x.FromCache == "none":
		return Fetched
	case x.FromCache != "":
		return FromStore
	}
	return NotRecorded
}

func predicted(o *Outcome) Fact {
	switch {
	case o.Hit, o.Collapsed:
		return FromStore
	case o.Confirmed && o.Validator != "":
		return Confirmed
	}
	return Fetched
}
