package report

import (
	"bytes"
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
	s.start = s.d.InputOffset()
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

func (s *stream) checkVersion() error {
	if v := s.head.SchemaVersion; v != SchemaVersion {
		return fmt.Errorf("schema_version %q is not one that this maxage reads (it reads %q); use the maxage that wrote the report, or make the report anew with this one", v, SchemaVersion)
	}
	s.version = true
	return nil
}

// exchanges reads the array of a document.
func (s *stream) exchanges() error {
	if t, err := s.d.Token(); err != nil {
		return s.fault(err)
	} else if t != json.Delim('[') {
		return s.fault(errors.New("exchanges is not a list"))
	}
	described := s.version && s.head.Tool != Tool{} && s.head.Run != Run{}
	for s.d.More() {
		if err := s.next(); err != nil {
			return err
		}
		if !described {
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
	s.counted.count(x.Findings)
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

func (s *stream) give(e Event) error {
	if !s.yield(e, nil) {
		return errStopped
	}
	return nil
}
