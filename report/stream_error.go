package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// StreamError says where a report cannot be read.
type StreamError struct {
	Line int   // of NDJSON, from 1; 0: one document
	Byte int64 // from the start of the report
	Err  error
}

func (e *StreamError) Error() string {
	at := fmt.Sprintf("byte %d", e.Byte)
	if e.Line > 0 {
		at = fmt.Sprintf("line %d, %s", e.Line, at)
	}
	return fmt.Sprintf("not a report of maxage, or a damaged one: %s: %v", at, e.Err)
}

// Unwrap returns the cause.
func (e *StreamError) Unwrap() error { return e.Err }

// fault says where reading failed.
func (s *stream) fault(err error) error {
	at := s.d.InputOffset()
	if _, ok := errors.AsType[*json.SyntaxError](err); ok {
		at += s.flaw()
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = errors.New("it ends in the middle")
	}
	return &StreamError{s.line, at, err}
}

// flaw returns how far behind what was read the syntax error lies: the decoder
// counts wrongly once it has given tokens.
func (s *stream) flaw() int64 {
	rest, _ := io.ReadAll(s.d.Buffered())
	wrong, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(rest, &s.raw))
	if !ok || wrong.Offset == 0 {
		return 0
	}
	return wrong.Offset - 1
}
