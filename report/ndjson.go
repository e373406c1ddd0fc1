package report

import (
	"bytes"
	"encoding/json"
	"io"
	"sync"
)

// NDJSON writes a run as it goes, one object a line and one Write a line: a
// run line, then exchange and error lines, then a summary line. Nothing is
// kept, so memory does not grow with the run.
type NDJSON struct {
	w    io.Writer
	b    bytes.Buffer
	e    *json.Encoder
	safe []byte
}

// NewNDJSON returns a writer of lines to w.
func NewNDJSON(w io.Writer) *NDJSON {
	n := &NDJSON{w: w}
	n.e = json.NewEncoder(&n.b)
	n.e.SetEscapeHTML(false)
	return n
}

// The lines, told apart by their type.
type (
	runLine struct {
		Type          string `json:"type"`
		SchemaVersion string `json:"schema_version"`
		Tool          Tool   `json:"tool"`
		Run           Run    `json:"run"`
	}
	errorLine struct {
		Type string `json:"type"`
		*Failure
	}
	summaryLine struct {
		Type    string  `json:"type"`
		Run     Run     `json:"run"`
		Summary Summary `json:"summary"`
	}
)

// Begin writes the first line.
func (n *NDJSON) Begin(tool Tool, run Run) error {
	return n.line(runLine{"run", SchemaVersion, tool, run})
}

// Exchange writes an exchange.
func (n *NDJSON) Exchange(x *Exchange) error { return n.Line(x, EncodeContent(x)) }

// EncodeContent encodes an exchange but for its number, which is only known in
// the order of the run: what takes time can be done before, elsewhere.
func EncodeContent(x *Exchange) *Content {
	c := contents.Get().(*Content)
	e := encoder{b: append(c.b[:0], '{')}
	e.content(x)
	c.b = append(e.b, '}', '\n')
	return c
}

// Content is an encoded exchange. Writing it uses it up.
type Content struct{ b []byte }

var contents = sync.Pool{New: func() any { return &Content{make([]byte, 0, 4096)} }}

// Line writes an exchange whose content is encoded already.
func (n *NDJSON) Line(x *Exchange, c *Content) error {
	e := encoder{b: append(n.safe[:0], `{"type":"exchange"`...)}
	e.place(x)
	e.next()
	n.safe = append(e.b, c.b[1:]...)
	contents.Put(c)
	_, err := n.w.Write(n.safe)
	return err
}

// Failure writes what failed.
func (n *NDJSON) Failure(f *Failure) error { return n.line(errorLine{"error", f}) }

// End writes the last line; a stream without one was cut short.
func (n *NDJSON) End(run Run, s Summary) error { return n.line(summaryLine{"summary", run, s}) }

func (n *NDJSON) line(v any) error {
	n.b.Reset()
	if err := n.e.Encode(v); err != nil {
		return err
	}
	n.safe = harmlessJSON(n.safe[:0], n.b.Bytes())
	_, err := n.w.Write(n.safe)
	return err
}
