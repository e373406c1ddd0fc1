//go:build unix

package live

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"maxage/inspect/replay"
)

// What a cache can do with a request.
const (
	miss       = "miss"       // the client waited for a request without a condition
	revalidate = "revalidate" // the client waited for a request with one
	hit        = "hit"        // it came from store, and nobody asked the origin
	stale      = "stale"      // it came from store, and the origin was asked besides, or had failed
	failure    = "error"      // the cache answered for itself
)

// fact is what happened to one step.
type fact struct {
	word string
	how  string    // what was seen, for a person
	at   time.Time // the request was sent
	made time.Time // the origin answered, or would have
}

// settles is how long after an answer the origin may still be asked for it.
const settles = 300 * time.Millisecond

// play sends the requests of all sequences through a cache side by side, so
// that waiting is done once for all of them.
func play(c client, o *origin, all []*sequence) [][]fact {
	facts := make([][]fact, len(all))
	slots := make(chan struct{}, c.atOnce())
	var wg sync.WaitGroup
	for i, s := range all {
		wg.Go(func() { facts[i] = playOne(c, o.begin(s), slots) })
	}
	wg.Wait()
	return facts
}

func playOne(c client, p *playing, slots chan struct{}) (facts []fact) {
	for i := range p.steps {
		st := &p.steps[i]
		if i > 0 {
			time.Sleep(st.wait - settles)
		}
		slots <- struct{}{}
		p.mu.Lock()
		p.step = i
		p.mu.Unlock()
		r := c.ask(p.path(i), st)
		<-slots
		time.Sleep(settles)
		facts = append(facts, p.fact(i, &r))
	}
	return facts
}

// fact tells from the number in the reply and from what the origin saw
// meanwhile what the cache did.
func (p *playing) fact(i int, r *reply) fact {
	p.mu.Lock()
	defer p.mu.Unlock()
	f := fact{at: r.sent, made: r.sent.Add(thinks)}
	if r.err != nil {
		f.word, f.how = failure, r.err.Error()
		return f
	}
	before, behind := p.during(i, r)
	fromStore := r.number > 0 && r.number <= len(p.asked) && p.asked[r.number-1].step < i
	if r.hidden {
		fromStore = len(before) == 0
	}
	if first := append(before, behind...); len(first) > 0 && !first[0].done.IsZero() {
		f.made = first[0].done
	}
	f.how = fmt.Sprintf("status %d, answer %d%s%s", r.status, r.number, told("the origin had answered", before), told("the origin was asked behind it", behind))
	switch {
	case !r.hidden && r.number == 0:
		f.word = failure
	case fromStore && len(before) == 0 && len(behind) == 0:
		f.word = hit
	case fromStore && (len(before) == 0 || before[len(before)-1].status != 304):
		f.word = stale
	case len(before) == 0 && len(behind) == 0:
		f.word = failure
	case asksWithCondition(before):
		f.word = revalidate
	default:
		f.word = miss
	}
	return f
}

// during returns the requests that reached the origin in step i: those it had
// answered before the client had its reply, and the others.
func (p *playing) during(i int, r *reply) (before, behind []*asked) {
	for _, a := range p.asked {
		if a.step != i {
			continue
		}
		if a.done.IsZero() || a.done.After(r.got) {
			behind = append(behind, a)
		} else {
			before = append(before, a)
		}
	}
	return before, behind
}

func asksWithCondition(all []*asked) bool {
	for _, a := range all {
		if a.condition {
			return true
		}
	}
	return false
}

func told(what string, all []*asked) string {
	var b strings.Builder
	for _, a := range all {
		how := "without a condition"
		if a.condition {
			how = "with a condition"
		}
		fmt.Fprintf(&b, ", %s: %s, %d", what, how, a.status)
	}
	return b.String()
}

// word says an outcome in these words.
func word(o *replay.Outcome) string {
	switch {
	case o.Detail == "only-if-cached":
		return failure
	case o.Hit && o.Origin > 0:
		return stale
	case o.Hit:
		return hit
	case o.Validator != "":
		return revalidate
	}
	return miss
}
