package fetch

import (
	"bytes"
	"io"
	"os"
)

// source is a request body about to be sent.
type source struct {
	size   int64  // -1: not known, sent chunked
	data   []byte // the whole body, if it is in memory
	reader io.Reader
	file   *os.File
}

// open prepares p for sending; a nil p has no body.
func (p *Payload) open() (source, *Error) {
	switch {
	case p == nil:
		return source{}, nil
	case p.From != nil:
		return source{size: -1, reader: payloadReader{p.From}}, nil
	case p.File == "":
		return source{size: int64(len(p.Data)), data: p.Data, reader: bytes.NewReader(p.Data)}, nil
	}
	f, err := os.Open(p.File)
	if err != nil {
		return source{}, failf(codeReadFile, "cannot read %s: %s", p.File, reason(err)).because(err)
	}
	s := source{size: -1, reader: payloadReader{f}, file: f}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		s.size = info.Size()
		s.reader = &exactReader{payloadReader{f}, s.size}
	}
	return s, nil
}

func (s *source) close() {
	if s.file != nil {
		s.file.Close()
	}
}

// replayable says whether the body can be sent a second time.
func (p *Payload) replayable() bool {
	return p == nil || p.From == nil
}

// payloadReader gives a failing source its own number, so that it is not
// taken for a connection that broke.
type payloadReader struct{ r io.Reader }

func (p payloadReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if err != nil && err != io.EOF {
		err = failf(codeReadFile, "cannot read the body to send: %s", reason(err)).because(err)
	}
	return n, err
}

// exactReader reads a file that must be as long as we announced.
type exactReader struct {
	r    io.Reader
	left int64
}

func (x *exactReader) Read(b []byte) (int, error) {
	if x.left == 0 {
		return 0, io.EOF
	}
	n, err := x.r.Read(b[:min(int64(len(b)), x.left)])
	x.left -= int64(n)
	if err == io.EOF && x.left > 0 {
		err = failf(codeReadFile, "the file to send became shorter while it was read")
	}
	return n, err
}
