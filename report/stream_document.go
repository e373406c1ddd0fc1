package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// exchanges reads the array of a document.
func (s *stream) exchanges() error {
	if t, err := s.d.Token(); err != nil {
		return s.fault(err)
	} else if t != json.Delim('[') {
		return s.fault(errors.New("exchanges is not a list"))
	}
	known := s.version && s.head.Tool != Tool{} && s.ran
	for s.d.More() {
		if err := s.next(); err != nil {
			return err
		}
		if !known {
			s.early = append(s.early, bytes.Clone(s.raw))
		} else if err := s.exchange(); err != nil {
			return err
		}
	}
	if _, err := s.d.Token(); err != nil {
		return s.fault(err)
	}
	return nil
}

// finish gives what is left at the end of a document.
func (s *stream) finish() error {
	for _, s.raw = range s.early {
		if err := s.exchange(); err != nil {
			return err
		}
	}
	if err := s.begin(); err != nil {
		return err
	}
	for len(s.head.Errors) > 0 {
		if err := s.failure(); err != nil {
			return err
		}
	}
	if _, err := s.d.Token(); err != io.EOF {
		return s.fault(errors.New("more follows the end of the report; several reports are given as several files"))
	}
	return s.give(Event{End: &End{s.head.Run, s.head.Summary}})
}
