package report

import "iter"

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
