package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// schemaVersion is the version of our JSON that this package understands.
const schemaVersion = "1"

// reportReader keeps what joins the exchanges of one report.
type reportReader struct {
	rec  *recording
	hops [256]struct{ id, hop int } // of the last exchanges; a hop follows soon
	seen int
}

// readReport reads the JSON form.
func readReport(rec *recording) error {
	r := &reportReader{rec: rec}
	w := &walker{src: rec.src}
	versioned := false
	err := w.object(func(key string) error {
		switch key {
		case "schema_version":
			raw, err := w.take(maxHead)
			if err != nil {
				return err
			}
			versioned = true
			return checkVersion(raw)
		case "exchanges":
			return w.array(func(int) error { return r.element(w) })
		}
		return w.skip()
	})
	if err == nil && !versioned {
		return errors.New(`the report has no "schema_version"`)
	}
	return rec.structural(err, rec.entries)
}

func checkVersion(raw []byte) error {
	var version jsonText
	if err := json.Unmarshal(raw, &version); err != nil || version != schemaVersion {
		return fmt.Errorf("schema_version %.20s is not one that this maxage reads (it reads %q); use the maxage that wrote the report", raw, schemaVersion)
	}
	return nil
}

func (r *reportReader) element(w *walker) error {
	if _, err := w.peek(); err != nil {
		return err
	}
	at := r.rec.src.here()
	raw, err := w.take(maxEntry)
	if errors.Is(err, errTooLarge) {
		r.rec.problem(at, r.rec.entries, "the exchange is %v", err)
		r.rec.entries++
		return nil
	}
	if err != nil {
		return err
	}
	return r.exchange(raw, at)
}

// readNDJSON reads the form of one object per line, of which only the
// exchanges matter. Lines are independent, so a broken one costs only itself.
func readNDJSON(rec *recording) error {
	r := &reportReader{rec: rec}
	for {
		at := rec.src.here()
		at.column = 1
		line, cut, err := rec.src.readLine(maxEntry)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if line = bytes.TrimRight(line, " \t\r\n"); len(line) == 0 {
			continue
		}
		if cut {
			rec.problem(at, -1, "the line is %v", errTooLarge)
			continue
		}
		if err := r.line(line, at); err != nil {
			return err
		}
	}
}

func (r *reportReader) line(line []byte, at place) error {
	var kind struct {
		Type    string          `json:"type"`
		Version json.RawMessage `json:"schema_version"`
	}
	if err := decodeLenient(line, &kind); err != nil {
		r.rec.problem(atSyntax(at, line, err), -1, "broken JSON: %v", err)
		return nil
	}
	if kind.Version != nil {
		if err := checkVersion(kind.Version); err != nil {
			return err
		}
	}
	if kind.Type != "exchange" {
		return nil
	}
	return r.exchange(line, at)
}

func (r *reportReader) exchange(raw []byte, at place) error {
	entry := r.rec.entries
	r.rec.entries++
	var e reported
	if err := json.Unmarshal(raw, &e); err != nil {
		r.rec.problem(atSyntax(at, raw, err), entry, "not an exchange of a report: %v", err)
		return nil
	}
	if e.Response == nil {
		r.rec.problem(at, entry, `the exchange has no "response"`)
		return nil
	}
	x := e.exchange()
	x.Entry = entry
	if e.RedirectedBy != nil {
		x.Hop = 1
		for _, h := range r.hops[:min(r.seen, len(r.hops))] {
			if h.id == *e.RedirectedBy {
				x.Hop = h.hop + 1
			}
		}
	}
	slot := &r.hops[r.seen%len(r.hops)]
	slot.id, slot.hop = e.ID, x.Hop
	r.seen++
	return r.rec.emit(x)
}
