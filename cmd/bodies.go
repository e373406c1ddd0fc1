package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/inspect/wire"
)

// bodyFile is where -o and -O put a body. The file appears with the first
// byte, or empty once the transfer went well.
type bodyFile struct {
	a    *app
	t    *curl.Transfer
	file *os.File
}

// heads returns what puts header blocks before the body (-i, -I), or nil. They
// go where the body goes; without one the report shows them.
func (b *bodyFile) heads() func(*wire.Exchange) {
	if !b.t.ShowHeaders || b.t.Output == "" {
		return nil
	}
	return func(x *wire.Exchange) { io.WriteString(b, heads([]*wire.Exchange{x})) }
}

func (b *bodyFile) Write(p []byte) (int, error) {
	to := b.a.stdout
	if b.t.Output != "-" {
		if err := b.open(); err != nil {
			return 0, b.failed(err)
		}
		to = b.file
	}
	n, err := to.Write(p)
	if err != nil {
		return n, b.failed(err)
	}
	return n, nil
}

// failed is curl's error 23, for a body that cannot be written.
func (b *bodyFile) failed(err error) *fetch.Error {
	e := &fetch.Error{Code: exitUnwritten, URL: b.t.Request.URL, Err: err,
		Message: fmt.Sprintf("cannot write the body to %s: %v", destination(b.t.Output), plainCause(err))}
	if errors.Is(err, fs.ErrNotExist) {
		e.Hint = "--create-dirs makes the directory"
	}
	return e
}

func destination(path string) string {
	if path == "-" {
		return "standard output"
	}
	return path
}

// Rewind drops what a failed attempt wrote, where that can be taken back: what
// went to standard output or a device stays, as in curl.
func (b *bodyFile) Rewind() error {
	if b.file == nil {
		return nil
	}
	if info, err := b.file.Stat(); err != nil || !info.Mode().IsRegular() {
		return err
	}
	if err := b.file.Truncate(0); err != nil {
		return err
	}
	_, err := b.file.Seek(0, io.SeekStart)
	return err
}

func (b *bodyFile) open() (err error) {
	if b.file != nil {
		return nil
	}
	if b.t.CreateDirs {
		if err := os.MkdirAll(filepath.Dir(b.t.Output), 0o750); err != nil {
			return err
		}
	}
	b.file, err = os.Create(b.t.Output)
	return err
}

// finish closes the file.
func (b *bodyFile) finish(r *fetch.Result) {
	if r.Err == nil && b.t.Output != "" && b.t.Output != "-" && !b.skipped(r) {
		if err := b.open(); err != nil {
			r.Err = b.failed(err)
		}
	}
	if b.file != nil {
		if err := b.file.Close(); err != nil && r.Err == nil {
			r.Err = b.failed(err)
		}
	}
}

// skipped reports whether -f keeps the body of an error from being written.
func (b *bodyFile) skipped(r *fetch.Result) bool {
	n := len(r.Exchanges)
	return b.t.Request.Fail && n > 0 && r.Exchanges[n-1].Response.Status >= 400
}

// sideOutputs writes what curl writes beside the body: -D and -w, and
// --etag-save.
func (a *app) sideOutputs(t *curl.Transfer, r *fetch.Result) {
	if t.DumpHeader != "" {
		a.write(t, r, t.DumpHeader, heads(r.Exchanges))
	}
	if t.EtagSave != "" && r.Err == nil {
		last := r.Exchanges[len(r.Exchanges)-1]
		if etag, ok := last.Response.Get("ETag"); ok {
			a.write(t, r, t.EtagSave, etag+"\n")
		}
	}
}

func (a *app) write(t *curl.Transfer, r *fetch.Result, to, text string) {
	var err error
	switch to {
	case "-":
		_, err = io.WriteString(a.stdout, text)
	case "%":
		_, err = io.WriteString(a.stderr, text)
	default:
		err = os.WriteFile(to, []byte(text), 0o644)
	}
	if err != nil && r.Err == nil {
		r.Err = &fetch.Error{Code: exitUnwritten, URL: t.Request.URL, Message: fmt.Sprintf("cannot write to %s: %v", destination(to), plainCause(err))}
	}
}

// heads renders header blocks as they were received, interim ones included.
func heads(exchanges []*wire.Exchange) string {
	var b strings.Builder
	for _, x := range exchanges {
		for i := range x.Interim {
			head(&b, &x.Interim[i])
		}
		if x.Response.Status != 0 {
			head(&b, &x.Response)
		}
	}
	return b.String()
}

func head(b *strings.Builder, m *wire.Message) {
	b.WriteString(m.Start + "\r\n")
	for _, f := range m.Fields {
		b.WriteString(f.Name + ": " + f.Value + "\r\n")
	}
	b.WriteString("\r\n")
}
