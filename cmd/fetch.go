package cmd

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
)

// streamMemory, in bytes, is what a run over many URLs gets by with when
// nothing has to wait for its end; past it the garbage collector works harder.
const streamMemory = 28 << 20

// fetch is the main job: do what curl would do, and explain what came back.
func (a *app) fetch(root *cobra.Command, args []string) error {
	commands, err := a.parse(args)
	if errors.Is(err, curl.ErrNoURL) && len(args) == 0 {
		return usagef("try maxage https://example.com/, maxage demo, or maxage --help", "no URL given")
	}
	if err != nil {
		return err
	}
	command := commands[0]
	switch {
	case command.Help:
		root.SetOut(a.stdout)
		return root.Help()
	case command.Version:
		return a.printVersion(false)
	}
	var o options
	if err := o.take(ownFlags, command.Rest); err != nil {
		return err
	}
	o.verbose = command.Verbose > 0
	for _, c := range commands {
		for _, w := range c.Warnings {
			if !c.Silent {
				fmt.Fprintf(a.stderr, "maxage: warning: %s\n", printable(w))
			}
		}
	}
	if command.Parallel && !o.wants("json") {
		debug.SetMemoryLimit(streamMemory)
	}
	r, err := a.open(&o, a.reportStream(&o, commands))
	if err != nil {
		return err
	}
	for _, command := range commands {
		if a.ctx.Err() == nil {
			if err := a.transferAll(command, r); err != nil {
				a.fail(exitUnwritten, err.Error(), "")
			}
		}
	}
	return r.close()
}

// reportStream says where the report goes when nothing else is asked for. It
// makes room on standard output for a body, headers or -w text that the user
// sent there; with -s it is then not wanted at all.
func (a *app) reportStream(o *options, commands []*curl.Command) *os.File {
	switch {
	case len(o.outputs) > 0 || !slices.ContainsFunc(commands, (*curl.Command).UsesStdout):
		return a.stdout
	case commands[0].Silent:
		return nil
	}
	return a.stderr
}

func (a *app) curlEnv() curl.Env {
	return curl.Env{
		ReadFile: func(name string) ([]byte, error) {
			if name == "-" {
				return io.ReadAll(a.stdin)
			}
			return os.ReadFile(name)
		},
		Stdin: a.stdin,
		ModTime: func(name string) (time.Time, error) {
			info, err := os.Stat(name)
			if err != nil {
				return time.Time{}, err
			}
			return info.ModTime(), nil
		},
		Getenv:    a.getenv,
		Rand:      rand.Reader,
		UserAgent: userAgent(),
	}
}

// transferAll runs the transfers, several at a time with -Z, and reports them
// in the order of the command line.
func (a *app) transferAll(c *curl.Command, r *results) error {
	jars := &jars{a: a}
	client := &fetch.Client{}
	defer client.Close()
	width := 1
	if c.Parallel {
		width = c.ParallelMax
	}
	number := int64(0)
	var failed error
	inOrder(c.Transfers, width, func(t *curl.Transfer) fetched { return a.transfer(client, t, jars, r.o) }, func(f fetched) bool {
		failed = a.report(&f, number, c, r)
		number++
		return failed == nil && a.ctx.Err() == nil && (f.failure == nil || !c.FailEarly)
	})
	return errors.Join(failed, jars.close())
}

// report hands on what came of one transfer: its exchanges, the text of -w,
// and its failure.
func (a *app) report(f *fetched, number int64, c *curl.Command, r *results) error {
	for i := range f.written {
		r.exchange(&f.written[i])
	}
	if err := a.writeOut(f, number); err != nil {
		return err
	}
	if f.failure != nil {
		r.failure(*f.failure)
		a.code = f.failure.Code
		if !c.Silent || c.ShowError {
			a.fail(f.failure.Code, fmt.Sprintf("(%d) %s", f.failure.Code, f.failure.Message), f.failure.Hint)
		}
	}
	return nil
}
