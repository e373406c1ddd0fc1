package cmd

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"maxage/inspect/load"
	"maxage/inspect/wire"
	"maxage/report"
)

func (a *app) readCommand() *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "read FILE...|-",
		Short: "Explain recordings: curl -v or -i, raw HTTP, HAR, WARC, JSON",
		Long: `Explain recorded exchanges. The format is detected: output of curl -v, curl -i
or curl -D, raw HTTP text, HAR of any browser, WARC (also .gz), and the JSON and
NDJSON that maxage writes. Ages are those at the time of the recording.`,
		Example: "  curl -sv https://example.com/ 2>&1 | maxage read -\n  maxage read session.har --format json",
		Args:    needs("FILE, or - for standard input"),
		RunE:    func(_ *cobra.Command, files []string) error { return a.read(&o, files) },
	}
	o.register(c.Flags())
	return c
}

func (a *app) read(o *options, files []string) error {
	r, err := a.open(o, a.stdout)
	if err != nil {
		return err
	}
	for _, name := range files {
		if a.ctx.Err() != nil {
			break
		}
		a.each(name, func(x *wire.Exchange) bool {
			w, _ := o.write(x, "", nil)
			r.exchange(&w)
			return !r.lost() && a.ctx.Err() == nil
		}, func(p *load.Problem) { r.failure(a.broken(p)) })
	}
	return r.close()
}

// each reads one recording. What is broken in it goes to bad with its place,
// and spoils neither the rest nor other files.
func (a *app) each(name string, yield func(*wire.Exchange) bool, bad func(*load.Problem)) {
	in := a.stdin
	if name != "-" {
		f, err := openFile(name)
		if err != nil {
			bad(&load.Problem{File: name, Entry: -1, Byte: -1, Message: fmt.Sprintf("it cannot be read: %v", err)})
			return
		}
		defer f.Close()
		in = f
	}
	seen, problems, skipped := 0, 0, 0
	_, err := load.Read(name, in, func(x *wire.Exchange) bool { seen++; return yield(x) }, func(p *load.Problem) {
		switch {
		case a.ctx.Err() != nil: // what is missing is missing because it was not waited for
		case p.Skipped:
			skipped++
		default:
			problems++
			bad(p)
		}
	})
	switch {
	case a.ctx.Err() != nil:
		return
	case err != nil:
		bad(&load.Problem{File: name, Entry: -1, Byte: -1, Message: err.Error()})
	case seen == 0 && problems == 0:
		bad(&load.Problem{File: name, Entry: -1, Byte: -1, Message: "there is no HTTP exchange in it"})
	}
	if skipped > 0 {
		fmt.Fprintf(a.stderr, "maxage: %s: %d entries are not HTTP (data: and blob: URLs and the like)\n", printable(name), skipped)
	}
}

// broken complains about what could not be read and returns it for the report.
func (a *app) broken(p *load.Problem) report.Failure {
	a.fail(exitUsage, p.Error(), "")
	return report.Failure{File: p.File, Message: p.Message, Line: max(0, p.Line), Byte: max(0, p.Byte), Entry: p.Entry + 1}
}

// openFile opens what is to be read. The error does not name it.
func openFile(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, plainCause(err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, errors.New("it is a directory")
	}
	return f, nil
}

// plainCause takes the operation and the path off an error of package os: the
// message names the file already.
func plainCause(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}
