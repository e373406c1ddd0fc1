package cmd

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"maxage/inspect"
	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/inspect/target"
	"maxage/report"
)

// fetched is one transfer and all that came of it.
type fetched struct {
	t       *curl.Transfer
	result  *fetch.Result
	written []written
	last    inspect.Result // of the last exchange, for -w
	failure *report.Failure
	skipped error // why an audit left it out, or nil
}

// transfer does one transfer and explains its exchanges.
func (a *app) transfer(client *fetch.Client, t *curl.Transfer, jars *jars, o *options) fetched {
	return a.explained(t, a.perform(client, t, jars, o), o, nil)
}

// perform does one transfer.
func (a *app) perform(client *fetch.Client, t *curl.Transfer, jars *jars, o *options) *fetch.Result {
	jar, err := jars.of(t)
	if err = errors.Join(t.Err, err); err != nil {
		return &fetch.Result{Err: transferError(err, t.Source, o.secrets)}
	}
	body := &bodyFile{a: a, t: t}
	if t.Output != "" {
		t.Request.Output = body
	}
	t.Request.Jar = jar
	t.Request.OnHead = body.heads()
	t.Request.MaxBody = t.MaxFileSize
	t.Request.Fail = t.Fail && !t.FailWithBody
	result := client.Do(a.ctx, &t.Request)
	body.finish(result)
	return result
}

// explained is a transfer with its exchanges explained; aim is the target of
// an audit, or nil.
func (a *app) explained(t *curl.Transfer, result *fetch.Result, o *options, aim *target.Target) fetched {
	f := fetched{t: t, result: result}
	for i, x := range f.result.Exchanges {
		repeat := ""
		if i == len(f.result.Exchanges)-1 {
			repeat = a.repeat(t, o)
		}
		w, actual := o.write(x, repeat, aim)
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
	f := &report.Failure{}
	if e := r.Err; e != nil {
		f.URL, f.Code, f.Message, f.Hint = e.URL, e.Code, e.Message, e.Hint
	} else if n := len(r.Exchanges); t.Fail && n > 0 && r.Exchanges[n-1].Response.Status >= 400 {
		x := r.Exchanges[n-1]
		f.URL, f.Code, f.Message = x.URL, 22, fmt.Sprintf("the requested URL returned error: %d", x.Response.Status)
	} else {
		return nil
	}
	f.URL = report.SafeURL(f.URL, secrets)
	if r.Retries > 0 {
		f.Attempts = r.Retries + 1
		f.Message += fmt.Sprintf(", after %d attempts", f.Attempts)
	}
	return f
}
