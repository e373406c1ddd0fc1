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
// be woken for that.
type queue[T, R any] struct {
	mu      sync.Mutex
	room    sync.Cond
	next    func() (T, bool)
	emit    func(R) bool
	done    []*R // results that wait for their turn, by number modulo its length
	taken   int  // items given out
	emitted int
	over    bool // no item is given out any more
	stopped bool // nothing is emitted any more
}

func (q *queue[T, R]) run(work func(T) R) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		for !q.over && q.taken-q.emitted == len(q.done) {
			q.room.Wait()
		}
		item, ok := q.take()
		if !ok {
			return
		}
		number := q.taken
		q.taken++
		q.mu.Unlock()
		result := work(item)
		q.mu.Lock()
		q.done[number%len(q.done)] = &result
		q.flush()
	}
}

func (q *queue[T, R]) take() (item T, ok bool) {
	if !q.over {
		item, ok = q.next()
		q.over = !ok
	}
	return item, ok
}

// flush emits what is ready, in order.
func (q *queue[T, R]) flush() {
	for !q.stopped {
		slot := &q.done[q.emitted%len(q.done)]
		if *slot == nil {
			return
		}
		result := *slot
		*slot = nil
		q.emitted++
		if !q.emit(*result) {
			q.stopped, q.over = true, true
		}
		q.room.Broadcast()
	}
}
