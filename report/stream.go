package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Stream reads a report step by step, in the JSON or the NDJSON form: memory
// does not grow with the report, unless another program has put the exchanges
// of a JSON report before what describes the run. NDJSON without its last line
// is a run that was cut short, and ends as one.
func Stream(r io.Reader) Events {
	return func(yield func(Event, error) bool) {
		s := &stream{d: json.NewDecoder(r), yield: yield}
		if err := s.read(); err != nil && err != errStopped {
			yield(Event{}, err)
		}
	}
}

// errStopped: the caller wants no more.
var errStopped = errors.New("stopped")

// stream is a report being read.
type stream struct {
	d     *json.Decoder
	yield func(Event, error) bool
	line  int
	raw   json.RawMessage
	start int64 // of raw

	head struct {
		documentHead
		Type string
	}
	version  bool              // is known and ours
	ran      bool              // the member run was there
	begun    bool              // Begin was given
	early    []json.RawMessage // exchanges that came before what describes the run
	counted  Summary           // of what was given
	verdicts sharedVerdicts
}

func (s *stream) read() error {
	if t, err := s.d.Token(); err != nil {
		return s.fault(err)
	} else if t != json.Delim('{') {
		return s.fault(errors.New("it does not begin with an object"))
	}
	for s.d.More() {
		key, err := s.d.Token()
		if err != nil {
			return s.fault(err)
		}
		if err := s.member(key.(string)); err != nil {
			return err
		}
	}
	if _, err := s.d.Token(); err != nil {
		return s.fault(err)
	}
	if err := s.checkVersion(); err != nil {
		return err
	}
	if s.head.Type != "" {
		return s.lines()
	}
	return s.finish()
}

// member reads a member of the first object: of the document, or of the first
// line.
func (s *stream) member(key string) error {
	switch key {
	case "type":
		return s.into(&s.head.Type)
	case "schema_version":
		if err := s.into(&s.head.SchemaVersion); err != nil {
			return err
		}
		return s.checkVersion()
	case "tool":
		return s.into(&s.head.Tool)
	case "run":
		s.ran = true
		return s.into(&s.head.Run)
	case "summary":
		return s.into(&s.head.Summary)
	case "errors":
		return s.into(&s.head.Errors)
	case "exchanges":
		return s.exchanges()
	}
	return s.next()
}

// next reads the next value.
func (s *stream) next() error {
	if err := s.d.Decode(&s.raw); err != nil {
		return s.fault(err)
	}
	s.start = s.d.InputOffset() - int64(len(s.raw))
	return nil
}

// into reads the next value into v.
func (s *stream) into(v any) error {
	if err := s.next(); err != nil {
		return err
	}
	return s.parse(v)
}

// parse reads v out of the value at hand.
func (s *stream) parse(v any) error {
	err := json.Unmarshal(s.raw, v)
	if err == nil {
		return nil
	}
	at := s.start
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at += wrong.Offset
	}
	return &StreamError{s.line, at, err}
}

func (s *stream) checkVersion() error {
	if v := s.head.SchemaVersion; v != SchemaVersion {
		return fmt.Errorf("schema_version %q is not one that this maxage reads (it reads %q); use the maxage that wrote the report, or make the report anew with this one", v, SchemaVersion)
	}
	s.version = true
	return nil
}

// exchange gives the exchange at hand, and before it what failed before it.
func (s *stream) exchange() error {
	if err := s.begin(); err != nil {
		return err
	}
	x := &Exchange{}
	if err := s.parse(&sharingExchange{Exchange: x, Verdicts: &s.verdicts}); err != nil {
		return err
	}
	s.verdicts.give(x)
	for len(s.head.Errors) > 0 && s.head.Errors[0].After <= s.counted.Exchanges {
		if err := s.failure(); err != nil {
			return err
		}
	}
	s.counted.Exchanges++
	s.counted.Count(x.Findings)
	return s.give(Event{Exchange: x})
}

// failure gives the first failure that waits.
func (s *stream) failure() error {
	f := s.head.Errors[0]
	s.head.Errors = s.head.Errors[1:]
	s.counted.Failed++
	return s.give(Event{Failure: &f})
}

// begin gives the first event, once.
func (s *stream) begin() error {
	if s.begun {
		return nil
	}
	s.begun = true
	return s.give(Event{Begin: &Begin{s.head.Tool, s.head.Run.begun()}})
}

func (s *stream) give(e Event) error {
	if !s.yield(e, nil) {
		return errStopped
	}
	return nil
}
