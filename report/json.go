package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON writes the report, indented.
func JSON(w io.Writer, r *Report) error {
	out := *r
	out.Exchanges, out.Errors = listed(r.Exchanges), listed(r.Errors)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(&out); err != nil {
		return err
	}
	_, err := w.Write(harmlessJSON(nil, b.Bytes()))
	return err
}

// listed makes an empty list of none: JSON would say null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// harmlessJSON appends data to dst with everything that a terminal might obey
// or hide written as \u escapes. Outside strings JSON is ASCII, and the encoder
// has escaped the C0 controls, so no context is needed.
func harmlessJSON(dst, data []byte) []byte {
	from := 0
	for i := 0; i < len(data); {
		if data[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if hostile(r) {
			dst = append(dst, data[from:i]...)
			dst = appendEscape(dst, r)
			from = i + n
		}
		i += n
	}
	return append(dst, data[from:]...)
}

func appendEscape(dst []byte, r rune) []byte {
	if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
		return fmt.Appendf(dst, `\u%04x\u%04x`, hi, lo)
	}
	return fmt.Appendf(dst, `\u%04x`, r)
}

// Read reads a report back, from the JSON or the NDJSON form.
func Read(r io.Reader) (*Report, error) {
	d := json.NewDecoder(r)
	var first json.RawMessage
	if err := d.Decode(&first); err != nil {
		return nil, fmt.Errorf("not a report of maxage: %w", err)
	}
	var kind struct {
		Type    string `json:"type"`
		Version string `json:"schema_version"`
	}
	if err := json.Unmarshal(first, &kind); err != nil {
		return nil, fmt.Errorf("not a report of maxage: %w", err)
	}
	if kind.Version != SchemaVersion {
		return nil, fmt.Errorf("schema_version %q is not one that this maxage reads (it reads %q); use the maxage that wrote the report", kind.Version, SchemaVersion)
	}
	if kind.Type != "" {
		return readLines(d, first)
	}
	out := &Report{}
	if err := json.Unmarshal(first, out); err != nil {
		return nil, fmt.Errorf("not a report of maxage: %w", err)
	}
	return out, nil
}
