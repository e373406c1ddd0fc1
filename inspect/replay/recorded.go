package replay

import (
	"fmt"

	"maxage/inspect/wire"
)

// Fact is where an answer came from.
type Fact string

// The facts, in the words of the JSON contract.
const (
	WasHit         Fact = "hit"         // from store
	WasRevalidated Fact = "revalidated" // from store, after the origin had confirmed it
	WasFetched     Fact = "fetched"     // from the origin
)

// observed returns what the recording of a browser says; "" if it says nothing
// that a cache could be held against.
func observed(x *wire.Exchange) Fact {
	switch {
	case x.Source != "har", x.Request.Method != "GET", x.Response.Status == 0, byWorker(x):
		return ""
	case inBrowser(x):
		return WasHit
	case x.Response.Status == 304:
		return WasRevalidated
	case x.FromCache == "none":
		return WasFetched
	}
	return ""
}

// Fact is an outcome in the words of recordings. Of requests that share one
// answer, all but the first are recorded as hits.
func (o *Outcome) Fact() Fact {
	switch {
	case o.Hit || o.Collapsed:
		return WasHit
	case o.Validator != "" && o.Confirmed:
		return WasRevalidated
	}
	return WasFetched
}

// Check is how a prediction compares with the recording.
type Check uint8

// The results of comparing.
const (
	Unchecked Check = iota // the recording says nothing
	Agrees
	Differs
	Before // answered with what the browser had from before the recording
)

// Comparison holds what is predicted of a browser's cache against what the
// browser's own cache did.
type Comparison struct {
	Compared    int          // without those of Before
	Agreed      int          // of Compared
	Repeats     int          // of Compared: not the first for their URL, which no cache can answer
	Before      int          // answered with what the browser had from before the recording
	Differences []Difference // the first of them
}

// Difference is a prediction that did not come true.
type Difference struct {
	Number              int // of the exchange, from 0
	URL                 string
	Predicted, Recorded Fact
	Because             string // the reason for the prediction
	Told                string // what the recording says, a sentence
}

// mostDifferences bounds those that are kept.
const mostDifferences = 1000

// add compares one outcome. known says that the recording has an earlier
// answer for the same URL.
func (c *Comparison) add(at int, x *wire.Exchange, o *Outcome, known bool) Check {
	recorded, predicted := observed(x), o.Fact()
	// What the user reloads is fetched with or without a condition.
	reloaded := o.Fwd == Request && recorded == WasFetched
	check := Differs
	switch {
	case recorded == "":
		return Unchecked
	case predicted == recorded || reloaded:
		check = Agrees
		c.Agreed++
	case !known && recorded != WasFetched:
		c.Before++
		return Before
	case len(c.Differences) < mostDifferences:
		c.Differences = append(c.Differences, Difference{at, x.URL, predicted, recorded, o.Because, testimony(x)})
	}
	c.Compared++
	if known {
		c.Repeats++
	}
	return check
}

// testimony puts in words what the recording says.
func testimony(x *wire.Exchange) string {
	switch {
	case x.FromCache == "memory":
		return "from the memory cache, with which a page uses again what it has loaded, fresh or not"
	case x.FromCache == "disk":
		return "from the disk cache"
	case inBrowser(x):
		return "from the cache"
	}
	return fmt.Sprintf("with status %d, %s", x.Response.Status, wanted(&x.Request))
}

// wanted says how a request wanted its answer.
func wanted(q *wire.Message) string {
	for _, name := range [...]string{"If-None-Match", "If-Modified-Since", "If-Range", "Range", "Cache-Control", "Pragma"} {
		if value, ok := q.Get(name); ok {
			return "asked with " + name + ": " + value
		}
	}
	return "asked without a condition"
}

// content reports whether the exchange brought an answer that a browser could
// have kept.
func content(x *wire.Exchange) bool {
	return x.Request.Method == "GET" && x.Response.Status >= 200 && x.Response.Status != 304
}
