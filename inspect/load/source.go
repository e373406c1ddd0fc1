package load

import (
	"bufio"
	"bytes"
	"io"
)

const bufferSize = 64 << 10

// source is the input with the position reached in it.
type source struct {
	r      *bufio.Reader
	offset int64
	lines  int    // line ends passed so far
	long   []byte // a line that did not fit the buffer
}

func newSource(r io.Reader) *source {
	return &source{r: bufio.NewReaderSize(r, bufferSize)}
}

// reset reuses the buffer of s for another input.
func (s *source) reset(r io.Reader) {
	s.r.Reset(r)
	s.offset, s.lines = 0, 0
}

func (s *source) here() place { return place{line: s.lines + 1, byte: s.offset} }

// window returns what is buffered, at least one byte, without passing over it.
func (s *source) window() ([]byte, error) {
	if s.r.Buffered() == 0 {
		if _, err := s.r.Peek(1); err != nil {
			return nil, err
		}
	}
	return s.r.Peek(s.r.Buffered())
}

// skip passes over n bytes of the window.
func (s *source) skip(n int) {
	w, _ := s.r.Peek(n)
	s.passed(w)
	s.r.Discard(n)
}

func (s *source) passed(p []byte) {
	s.offset += int64(len(p))
	s.lines += bytes.Count(p, []byte{'\n'})
}

// Read implements io.Reader.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.passed(p[:n])
	return n, err
}

// readLine returns the next line with its line end, until the next call. Of a
// line longer than limit it returns the beginning, with cut set, and passes
// over the rest. The error is io.EOF only when nothing is left.
func (s *source) readLine(limit int) (line []byte, cut bool, err error) {
	line, err = s.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		s.long = s.long[:0]
		for err == bufio.ErrBufferFull {
			s.long, cut = appendUpTo(s.long, line, limit, cut)
			s.passed(line)
			line, err = s.r.ReadSlice('\n')
		}
		s.long, cut = appendUpTo(s.long, line, limit, cut)
		s.passed(line)
		line = s.long
	} else {
		s.passed(line)
	}
	if err == io.EOF && len(line) > 0 {
		err = nil
	}
	return line, cut, err
}

func appendUpTo(to, more []byte, limit int, cut bool) ([]byte, bool) {
	if room := limit - len(to); len(more) > room {
		return append(to, more[:max(room, 0)]...), true
	}
	return append(to, more...), cut
}

// peekLine returns the next line, or as much of it as fits the buffer, without
// passing over it; it is empty at the end of the input.
func (s *source) peekLine() []byte {
	for n := 512; ; n *= 2 {
		p, err := s.r.Peek(min(n, bufferSize))
		if i := bytes.IndexByte(p, '\n'); i >= 0 {
			return p[:i+1]
		}
		if err != nil || n >= bufferSize {
			return p
		}
	}
}

// trimEOL cuts one line end, LF or CRLF.
func trimEOL(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte{'\n'}), []byte{'\r'})
}
