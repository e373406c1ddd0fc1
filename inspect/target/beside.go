package target

import "sync"

// filesAhead is how many files of a page are held until it is their turn.
const filesAhead = 256

// Beside lets each page of a stream be followed by the files that it loads. A
// page is given as soon as it is known. Up to n pages are looked into at a time,
// and their files come in the order of the pages all the same. files is called
// for each page in that order, and may add to the page; what it returns is gone
// through aside.
func Beside(pages Stream, n int, files func(page *Target) Stream) Stream {
	return func(yield func(Target, error) bool) {
		b := beside{queue: make(chan *looked, n), room: make(chan struct{}, n), over: make(chan struct{})}
		defer b.all.Wait()
		defer close(b.over)
		b.all.Go(func() { b.look(pages, files) })
		for p := range b.queue {
			if !yield(p.target, p.err) {
				return
			}
			for f := range p.files {
				if !yield(f.target, f.err) {
					return
				}
			}
		}
	}
}

// beside is one Beside under way.
type beside struct {
	queue chan *looked
	room  chan struct{} // of the pages that are looked into
	over  chan struct{} // closed: nothing more is wanted
	all   sync.WaitGroup
}

// named is what a Stream yields.
type named struct {
	target Target
	err    error
}

// looked is a page, and what was found in it.
type looked struct {
	named
	files chan named
}

// look goes through the pages.
func (b *beside) look(pages Stream, files func(*Target) Stream) {
	defer close(b.queue)
	for page, err := range pages {
		p := &looked{named{page, err}, make(chan named, filesAhead)}
		var stream Stream
		if err == nil && page.Method == "GET" {
			stream = files(&p.target)
		}
		select {
		case b.queue <- p:
		case <-b.over:
			return
		}
		if stream == nil {
			close(p.files)
			continue
		}
		b.room <- struct{}{} // of pages before it, which end by themselves
		b.all.Go(func() { b.lookInto(p, stream) })
	}
}

func (b *beside) lookInto(p *looked, files Stream) {
	defer func() { <-b.room }()
	defer close(p.files)
	for t, err := range files {
		select {
		case p.files <- named{t, err}:
		case <-b.over:
			return
		}
	}
}
