package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// Document writes a run as one indented JSON document. What counts the run
// stands before the exchanges and is known after them, so they wait in a spool:
// a file of the caller's, or memory.
type Document struct {
	w        io.Writer
	spool    io.ReadWriteSeeker // nil: memory
	memory   bytes.Buffer
	out      *bufio.Writer // to the spool
	head     documentHead
	encoder  encoder
	indented bytes.Buffer
	written  bool
}

// documentHead is Report without its exchanges.
type documentHead struct {
	SchemaVersion string    `json:"schema_version"`
	Tool          Tool      `json:"tool"`
	Run           Run       `json:"run"`
	Summary       Summary   `json:"summary"`
	Errors        []Failure `json:"errors"`
}

// NewDocument returns a writer to w. The spool is empty and stays the caller's;
// without one, the exchanges are kept in memory until the end.
func NewDocument(w io.Writer, spool io.ReadWriteSeeker) *Document {
	d := &Document{w: w, spool: spool}
	d.head.SchemaVersion = SchemaVersion
	if spool != nil {
		d.out = bufio.NewWriterSize(spool, 64<<10)
	} else {
		d.out = bufio.NewWriter(&d.memory)
	}
	return d
}

// Begin takes what is known at the start.
func (d *Document) Begin(tool Tool, run Run) error {
	d.head.Tool, d.head.Run = tool, run
	return nil
}

// Exchange puts an exchange into the spool.
func (d *Document) Exchange(x *Exchange) error {
	d.encoder.b = append(d.encoder.b[:0], '{')
	d.encoder.exchange(x)
	d.encoder.b = append(d.encoder.b, '}')
	d.indented.Reset()
	if d.written {
		d.indented.WriteByte(',')
	}
	d.written = true
	d.indented.WriteString("\n  ")
	if err := json.Indent(&d.indented, d.encoder.b, "  ", " "); err != nil {
		return err
	}
	_, err := d.out.Write(d.indented.Bytes())
	return err
}

// Failure keeps what failed.
func (d *Document) Failure(f *Failure) error {
	d.head.Errors = append(d.head.Errors, *f)
	return nil
}

// End writes the document.
func (d *Document) End(run Run, s Summary) error {
	d.head.Run, d.head.Summary, d.head.Errors = run, s, listed(d.head.Errors)
	head, err := indentedJSON(&d.head)
	if err != nil {
		return err
	}
	head = bytes.TrimSuffix(head, []byte("\n}\n"))
	head = append(head, ",\n \"exchanges\": ["...)
	tail := "]\n}\n"
	if d.written {
		tail = "\n ]\n}\n"
	}
	exchanges, err := d.exchanges()
	return errors.Join(err, copyAll(d.w, bytes.NewReader(head), exchanges, bytes.NewReader([]byte(tail))))
}

// exchanges returns what went into the spool.
func (d *Document) exchanges() (io.Reader, error) {
	if err := d.out.Flush(); err != nil || d.spool == nil {
		return &d.memory, err
	}
	_, err := d.spool.Seek(0, io.SeekStart)
	return d.spool, err
}

func copyAll(w io.Writer, parts ...io.Reader) error {
	_, err := io.Copy(w, io.MultiReader(parts...))
	return err
}

// listed makes an empty list of none: JSON would say null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
