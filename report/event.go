package report

import (
	"io"
	"iter"
)

// Event is one step of a run: exactly one of its fields is set. Begin comes
// first, then exchanges and failures as they came in the run, then End.
type Event struct {
	Begin    *Begin
	Exchange *Exchange
	Failure  *Failure
	End      *End
}

// Begin is what is known when a run starts.
type Begin struct {
	Tool Tool
	Run  Run
}

// End is what is known when it is over.
type End struct {
	Run     Run
	Summary Summary
}

// Events is a run, step by step. After an error nothing follows.
type Events = iter.Seq2[Event, error]

// Writer writes a run in one format while it takes place.
type Writer interface {
	Begin(tool Tool, run Run) error
	Exchange(x *Exchange) error
	Failure(f *Failure) error
	End(run Run, s Summary) error
}

// Write has w write the step. A run that is written while it takes place and one
// that comes from a report go this way, so both give the same bytes.
func (e Event) Write(w Writer) error {
	switch {
	case e.Begin != nil:
		return w.Begin(e.Begin.Tool, e.Begin.Run)
	case e.Exchange != nil:
		return w.Exchange(e.Exchange)
	case e.Failure != nil:
		return w.Failure(e.Failure)
	}
	return w.End(e.End.Run, e.End.Summary)
}

// begun is what a run knows of itself when it starts.
func (r Run) begun() Run {
	r.Finished, r.Incomplete, r.Findings, r.Unneeded = "", false, nil, nil
	return r
}

// Events goes through a report as its run did.
func (r *Report) Events() Events {
	return func(yield func(Event, error) bool) {
		failures := r.Errors
		upTo := func(n int) bool {
			for len(failures) > 0 && (failures[0].After <= n || n == len(r.Exchanges)) {
				if !yield(Event{Failure: &failures[0]}, nil) {
					return false
				}
				failures = failures[1:]
			}
			return true
		}
		if !yield(Event{Begin: &Begin{r.Tool, r.Run.begun()}}, nil) || !upTo(0) {
			return
		}
		for i := range r.Exchanges {
			if !yield(Event{Exchange: &r.Exchanges[i]}, nil) || !upTo(i+1) {
				return
			}
		}
		yield(Event{End: &End{r.Run, r.Summary}}, nil)
	}
}

// Read reads a report back, from the JSON or the NDJSON form, into memory.
func Read(in io.Reader) (*Report, error) {
	r := &Report{SchemaVersion: SchemaVersion, Exchanges: []Exchange{}, Errors: []Failure{}}
	for e, err := range Stream(in) {
		switch {
		case err != nil:
			return nil, err
		case e.Begin != nil:
			r.Tool = e.Begin.Tool
		case e.Exchange != nil:
			r.Exchanges = append(r.Exchanges, *e.Exchange)
		case e.Failure != nil:
			r.Errors = append(r.Errors, *e.Failure)
		case e.End != nil:
			r.Run, r.Summary = e.End.Run, e.End.Summary
		}
	}
	return r, nil
}
