package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// lines reads the lines after the first.
func (s *stream) lines() error {
	s.line = 1
	if s.head.Type != "run" {
		return s.fault(errors.New("the first line is not that of a run"))
	}
	if err := s.begin(); err != nil {
		return err
	}
	for {
		s.line++
		switch err := s.d.Decode(&s.raw); err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF: // whoever wrote it was stopped
			run := s.head.Run
			run.Incomplete = true
			return s.give(Event{End: &End{run, s.counted}})
		default:
			return s.fault(err)
		}
		s.start = s.d.InputOffset() - int64(len(s.raw))
		if done, err := s.oneLine(); done || err != nil {
			return err
		}
	}
}

// exchangeLine is how our own lines begin.
var exchangeLine = []byte(`{"type":"exchange",`)

// oneLine gives what the line at hand says, and reports whether it is the
// last. Types that are not known are passed over.
func (s *stream) oneLine() (done bool, err error) {
	if bytes.HasPrefix(s.raw, exchangeLine) {
		return false, s.exchange()
	}
	var kind struct {
		Type string `json:"type"`
	}
	if err := s.parse(&kind); err != nil {
		return false, err
	}
	switch kind.Type {
	case "exchange":
		return false, s.exchange()
	case "error":
		var f Failure
		if err := s.parse(&f); err != nil {
			return false, err
		}
		s.head.Errors = []Failure{f}
		return false, s.failure()
	case "run":
		return false, s.second()
	case "summary":
		return true, s.summary()
	}
	return false, nil
}

// summary gives the last line. Nothing may follow it.
func (s *stream) summary() error {
	var l summaryLine
	if err := s.parse(&l); err != nil {
		return err
	}
	var more json.RawMessage
	if err := s.d.Decode(&more); err != io.EOF {
		s.line++
		return s.second()
	}
	return s.give(Event{End: &End{l.Run, l.Summary}})
}

func (s *stream) second() error {
	return s.fault(errors.New("another run begins; several reports are given as several files"))
}
