package replay

import (
	"time"

	"maxage/inspect/wire"
)

// numbered is an exchange with its position in the recording.
type numbered struct {
	exchange *wire.Exchange
	began    time.Time
	at       int
}

// began is when the client wanted something: a browser asks its cache then,
// not when a connection stands at last.
func began(x *wire.Exchange) time.Time {
	if x.Sent.IsZero() {
		return x.Sent
	}
	return x.Sent.Add(-x.Timing.Sent)
}

// waiting is a heap of exchanges, the one that began first on top.
type waiting []numbered

func (w waiting) Len() int      { return len(w) }
func (w waiting) Swap(i, j int) { w[i], w[j] = w[j], w[i] }
func (w waiting) Less(i, j int) bool {
	if c := w[i].began.Compare(w[j].began); c != 0 {
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
