package cmd

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"maxage/inspect"
	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/report"
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
	if err := o.take(command.Rest); err != nil {
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
	r, err := a.open(&o, a.reportStream(&o, command))
	if err != nil {
		return err
	}
	for _, command := range commands {
		if a.ctx.Err() == nil {
			r.note(a.transferAll(command, r))
		}
	}
	return r.close()
}

// reportStream says where the report goes when nothing else is asked for. It
// makes room on standard output for a body, headers or -w text that the user
// sent there; with -s it is then not wanted at all.
func (a *app) reportStream(o *options, c *curl.Command) *os.File {
	switch {
	case len(o.outputs) > 0 || !c.UsesStdout():
		return a.stdout
	case c.Silent:
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

// fetched is one transfer and all that came of it.
type fetched struct {
	t       *curl.Transfer
	result  *fetch.Result
	written []written
	last    inspect.Result // of the last exchange, for -w
	failure *report.Failure
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

// transfer does one transfer and explains its exchanges.
func (a *app) transfer(client *fetch.Client, t *curl.Transfer, jars *jars, o *options) fetched {
	f := fetched{t: t}
	jar, err := jars.of(t)
	if err = errors.Join(t.Err, err); err != nil {
		f.result = &fetch.Result{Err: transferError(err, t.Source, o.secrets)}
	} else {
		body := &bodyFile{a: a, t: t}
		t.Request.Jar = jar
		t.Request.Output = body.writer()
		t.Request.OnHead = body.heads()
		t.Request.MaxBody = t.MaxFileSize
		t.Request.Fail = t.Fail && !t.FailWithBody
		f.result = client.Do(a.ctx, &t.Request)
		body.finish(f.result)
	}
	for i, x := range f.result.Exchanges {
		repeat := ""
		if i == len(f.result.Exchanges)-1 {
			repeat = a.repeat(t, o)
		}
		w, actual := o.write(x, repeat)
		f.written, f.last = append(f.written, w), actual
	}
	a.sideOutputs(t, f.result)
	f.failure = failureOf(t, f.result, o.secrets)
	return f
}

// transferError turns what the command line already knew to be wrong into a
// failed transfer. What is said of a bad URL quotes it, so its secrets are
// hidden here.
func transferError(err error, source string, secrets bool) *fetch.Error {
	e := &fetch.Error{Code: 3, URL: source}
	var known *curl.Error
	if errors.As(err, &known) {
		e.Code, e.Hint = known.Code, known.Hint
	}
	e.Message = strings.ReplaceAll(err.Error(), strconv.Quote(source), strconv.Quote(report.SafeURL(source, secrets)))
	return e
}

// failureOf is what the exit code and the report say of a transfer: its error,
// or the status that -f takes for one.
func failureOf(t *curl.Transfer, r *fetch.Result, secrets bool) *report.Failure {
	if e := r.Err; e != nil {
		return &report.Failure{URL: report.SafeURL(e.URL, secrets), Code: e.Code, Message: e.Message, Hint: e.Hint}
	}
	if n := len(r.Exchanges); t.Fail && n > 0 && r.Exchanges[n-1].Response.Status >= 400 {
		x := r.Exchanges[n-1]
		return &report.Failure{URL: report.SafeURL(x.URL, secrets), Code: 22, Message: fmt.Sprintf("the requested URL returned error: %d", x.Response.Status)}
	}
	return nil
}

// repeat is the curl command that repeats the transfer, without its secrets
// unless they may be shown.
func (a *app) repeat(t *curl.Transfer, o *options) string {
	if !mayHoldSecrets(&t.Request) {
		return curl.Quote(curl.Render(&t.Request, userAgent()))
	}
	r := t.Request
	r.URL = report.SafeURL(r.URL, o.secrets)
	r.Referer = report.SafeURL(r.Referer, o.secrets)
	r.Cookie = report.SafeHeader("Cookie", r.Cookie, o.secrets)
	r.User = report.SafeHeader("Authorization", r.User, o.secrets)
	r.Bearer = report.SafeHeader("Authorization", r.Bearer, o.secrets)
	r.ProxyUser = report.SafeHeader("Authorization", r.ProxyUser, o.secrets)
	r.Proxy = report.SafeURL(r.Proxy, o.secrets)
	r.Header = slices.Clone(r.Header)
	for i := range r.Header {
		h := &r.Header[i]
		if safe := report.SafeHeader(h.Name, h.Value, o.secrets); safe != h.Value {
			h.Value, h.Line = safe, ""
		}
	}
	if b := r.Body; b != nil && len(b.Data) > 1000 {
		short := *b
		short.Data = append(slices.Clone(b.Data[:1000]), "[...]"...)
		r.Body = &short
	}
	return curl.Quote(curl.Render(&r, userAgent()))
}

// mayHoldSecrets tells the plain requests of long runs from those to look at.
func mayHoldSecrets(r *fetch.Request) bool {
	return strings.ContainsAny(r.URL, "?@#") || len(r.Header) > 0 || r.Body != nil || r.Cookie+r.User+r.Bearer+r.Referer+r.Proxy+r.ProxyUser != ""
}
