package cmd

import (
	"fmt"
	"io"
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

// writer returns nil when the body is not wanted.
func (b *bodyFile) writer() io.Writer {
	if b.t.Output == "" {
		return nil
	}
	return b
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
	if b.t.Output == "-" {
		return b.a.stdout.Write(p)
	}
	if err := b.open(); err != nil {
		return 0, err
	}
	return b.file.Write(p)
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

// finish closes the file. Not being able to write it is curl's error 23.
func (b *bodyFile) finish(r *fetch.Result) {
	if r.Err == nil && b.t.Output != "" && b.t.Output != "-" && !b.skipped(r) {
		if err := b.open(); err != nil {
			r.Err = &fetch.Error{Code: 23, URL: b.t.Request.URL, Message: fmt.Sprintf("the body cannot be written: %v", err)}
		}
	}
	if b.file != nil {
		if err := b.file.Close(); err != nil && r.Err == nil {
			r.Err = &fetch.Error{Code: 23, URL: b.t.Request.URL, Message: fmt.Sprintf("the body cannot be written: %v", err)}
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
		r.Err = &fetch.Error{Code: 23, URL: t.Request.URL, Message: fmt.Sprintf("cannot write: %v", err)}
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
