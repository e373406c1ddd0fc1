package load

import (
	"errors"
	"io"
)

// skip passes over a value.
func (w *walker) skip() error {
	_, err := w.take(0)
	if errors.Is(err, errTooLarge) {
		return nil
	}
	return err
}

// take passes over a value and returns its bytes until the next call. A value
// larger than limit is passed over with errTooLarge.
func (w *walker) take(limit int) ([]byte, error) {
	if _, err := w.peek(); err != nil {
		return nil, err
	}
	w.buf = w.buf[:0]
	var s extent
	tooLarge := false
	for !s.done {
		p, err := w.src.window()
		if err == io.EOF && s.scalar {
			break
		}
		if err != nil {
			return nil, cut(err)
		}
		n := s.feed(p)
		if tooLarge = tooLarge || len(w.buf)+n > limit; !tooLarge {
			w.buf = append(w.buf, p[:n]...)
		}
		w.src.skip(n)
	}
	if tooLarge {
		w.buf = w.buf[:0]
		return nil, errTooLarge
	}
	return w.buf, nil
}

func cut(err error) error {
	if err == io.EOF {
		return errCut
	}
	return err
}
