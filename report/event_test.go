package report

import "io"

// convert writes a run in other formats, as maxage convert does.
func convert(run Events, to ...Writer) error {
	for e, err := range run {
		if err != nil {
			return err
		}
		for _, w := range to {
			if err := e.Write(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// asJSON writes a report as --format json does.
func asJSON(w io.Writer, r *Report) error { return convert(r.events(), NewDocument(w, nil)) }

// events goes through a report as its run did.
func (r *Report) events() Events {
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

// readReport reads a report back, from the JSON or the NDJSON form, into memory.
func readReport(in io.Reader) (*Report, error) {
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
