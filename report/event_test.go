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
func asJSON(w io.Writer, r *Report) error { return convert(r.Events(), NewDocument(w, nil)) }
