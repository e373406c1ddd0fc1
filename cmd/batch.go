package cmd

import (
	"io"
	"sync"
	"time"
)

// batch gathers lines that come in quick succession into one write. A line
// never waits longer than patience for others to join it.
type batch struct {
	w     io.Writer
	mu    sync.Mutex
	lines []byte
	timer *time.Timer
	armed bool
	err   error // of a write that nobody waited for
}

const (
	patience  = 20 * time.Millisecond
	batchSize = 64 << 10
)

func (b *batch) Write(line []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.lines = append(b.lines, line...)
	if len(b.lines) >= batchSize {
		b.write()
	} else if !b.armed {
		b.armed = true
		if b.timer == nil {
			b.timer = time.AfterFunc(patience, b.late)
		} else {
			b.timer.Reset(patience)
		}
	}
	return len(line), b.err
}

func (b *batch) late() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.armed = false
	b.write()
}

func (b *batch) flush() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.write()
	return b.err
}

func (b *batch) write() {
	if len(b.lines) > 0 && b.err == nil {
		_, b.err = b.w.Write(b.lines)
	}
	b.lines = b.lines[:0]
}
