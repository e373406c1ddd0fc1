package cmd

import "iter"

// inOrder runs work on every item with up to n goroutines and yields the
// results in the order of the items. What is ahead of the slowest item is
// bounded, so memory stays flat however long the sequence is.
func inOrder[T, R any](items iter.Seq[T], n int, work func(T) R) iter.Seq[R] {
	if n <= 1 {
		return func(yield func(R) bool) {
			for item := range items {
				if !yield(work(item)) {
					return
				}
			}
		}
	}
	return func(yield func(R) bool) {
		stop := make(chan struct{})
		defer close(stop)
		for result := range started(items, n, work, stop) {
			if !yield(<-result) {
				return
			}
		}
	}
}

// started feeds n workers and returns, in order, the channels on which their
// results will arrive.
func started[T, R any](items iter.Seq[T], n int, work func(T) R, stop <-chan struct{}) <-chan chan R {
	type job struct {
		item   T
		result chan R
	}
	jobs := make(chan job)
	order := make(chan chan R, 4*n)
	for range n {
		go func() {
			for j := range jobs {
				j.result <- work(j.item)
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(jobs)
		for item := range items {
			j := job{item, make(chan R, 1)}
			select {
			case order <- j.result:
			case <-stop:
				return
			}
			select {
			case jobs <- j:
			case <-stop:
				return
			}
		}
	}()
	return order
}
