package cmd

import (
	"iter"
	"sync"
)

// inOrder runs work on every item, n at a time, and hands the results to emit
// in the order of the items, one after the other. It stops when emit returns
// false. What is ahead of the slowest item is bounded, so memory stays flat
// however long the sequence is.
func inOrder[T, R any](items iter.Seq[T], n int, work func(T) R, emit func(R) bool) {
	next, stop := iter.Pull(items)
	defer stop()
	q := &queue[T, R]{next: next, emit: emit, done: make([]*R, 4*n)}
	q.room.L = &q.mu
	var workers sync.WaitGroup
	for range n {
		workers.Go(func() { q.run(work) })
	}
	workers.Wait()
}

// queue gives items out and takes results back. Whoever completes the item
// that all wait for emits it and what is ready behind it: no goroutine has to
// be woken for that. While one waits for the next item others can emit.
type queue[T, R any] struct {
	source sync.Mutex // held by who takes the next item, before mu
	next   func() (T, bool)

	mu      sync.Mutex
	room    sync.Cond
	emit    func(R) bool
	done    []*R // results that wait for their turn, by number modulo its length
	taken   int  // items given out
	emitted int
	over    bool // no item is given out any more
	stopped bool // nothing is emitted any more

	emitting bool // somebody is
}

func (q *queue[T, R]) run(work func(T) R) {
	for {
		item, number, ok := q.take()
		if !ok {
			return
		}
		result := work(item)
		q.mu.Lock()
		q.done[number%len(q.done)] = &result
		q.flush()
		q.mu.Unlock()
	}
}

func (q *queue[T, R]) take() (item T, number int, ok bool) {
	q.source.Lock()
	defer q.source.Unlock()
	if !q.wait() {
		return item, 0, false
	}
	item, ok = q.next()
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.over = q.over || !ok; q.over {
		return item, 0, false
	}
	q.taken++
	return item, q.taken - 1, true
}

// wait returns when there is room for one more result, false if none is wanted.
func (q *queue[T, R]) wait() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for !q.over && q.taken-q.emitted == len(q.done) {
		q.room.Wait()
	}
	return !q.over
}

// flush emits what is ready, in order, unless somebody is at it: who comes
// meanwhile need not wait for that.
func (q *queue[T, R]) flush() {
	if q.emitting {
		return
	}
	q.emitting = true
	for !q.stopped {
		slot := &q.done[q.emitted%len(q.done)]
		if *slot == nil {
			break
		}
		result := *slot
		*slot = nil
		q.emitted++
		q.room.Signal() // to the one who holds source
		q.mu.Unlock()
		more := q.emit(*result)
		q.mu.Lock()
		if !more {
			q.stopped, q.over = true, true
			q.room.Signal()
		}
	}
	q.emitting = false
}
