package cmd

import (
	"context"
	"io"
	"sync"
)

// interruptible is standard input that fails when the run is interrupted. A
// read of a terminal or a pipe cannot be woken otherwise.
type interruptible struct {
	ctx  context.Context
	from io.Reader
	once sync.Once
	pipe *io.PipeReader
}

func (s *interruptible) Read(p []byte) (int, error) {
	s.once.Do(s.begin) // not sooner: most runs leave standard input to others
	return s.pipe.Read(p)
}

func (s *interruptible) begin() {
	r, w := io.Pipe()
	s.pipe = r
	context.AfterFunc(s.ctx, func() { w.CloseWithError(s.ctx.Err()) })
	go func() {
		_, err := io.Copy(w, s.from)
		w.CloseWithError(err)
	}()
}
