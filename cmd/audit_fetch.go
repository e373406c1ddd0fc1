package cmd

import (
	"context"
	"errors"
	"slices"
	"time"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/inspect/target"
	"maxage/report"
)

// one fetches a target, and explains what came back.
func (u *auditRun) one(w wanted) fetched {
	if errors.Is(w.err, target.ErrRobots) {
		return fetched{skipped: w.err}
	} else if errors.Is(w.err, context.Canceled) {
		return fetched{} // interrupted while waiting for what names targets
	} else if w.err != nil {
		return fetched{failure: u.targetFailure(w.err)}
	}
	t, err := u.transferOf(&w.target)
	if err != nil {
		return fetched{failure: at(&w.target, u.targetFailure(err))}
	}
	ask, known := w.target.Known.(asked)
	if !known {
		ask = func() *fetch.Result { return u.perform(u.client, t, u.jars, u.o) }
	}
	got := *ask() // a copy, since what a page loads may be looked for in it at the same time
	// What another attempt mended is of no interest, but how many it took.
	got.Exchanges = got.Exchanges[got.Last:]
	if got.Err != nil && len(got.Exchanges) == 0 && u.ctx.Err() != nil {
		return fetched{} // interrupted before anything was sent
	}
	f := u.explained(t, &got, u.o, &w.target)
	if f.failure != nil {
		f.written = slices.DeleteFunc(f.written, func(w written) bool { return w.Response.Status == 0 }) // told as a failure
		at(&w.target, f.failure)
	}
	return f
}

// at says where the target stands that failed.
func at(w *target.Target, f *report.Failure) *report.Failure {
	f.File, f.Line, f.TargetNumber = w.From.File, w.From.Line, w.Number
	return f
}

// usualRetry is for where neither a flag nor the policy says otherwise. A server
// that asks for more time by Retry-After does not hold up the others for so long:
// what it said is reported.
var usualRetry = fetch.Retry{Count: 2, ConnRefused: true, MaxTime: 30 * time.Second}

// policyRetryTime is in which the retries of the policy are made.
const policyRetryTime = time.Minute

// transferOf is the request for a target: a pasted command's own, or one with
// the options of the command line and what the policy adds. Credentials stay
// with what the user named.
func (u *auditRun) transferOf(w *target.Target) (*curl.Transfer, error) {
	var t *curl.Transfer
	if w.Transfer != nil {
		one := *w.Transfer // what is added below is for this request alone
		t = &one
	} else if t = u.command.For(w.URL); w.Root != "" {
		t.Request.Method, t.Request.Body = "", nil // -d is for what the user named
	}
	if t.Err != nil {
		return nil, transferError(t.Err, t.Source, u.o.secrets)
	}
	r := &t.Request
	if w.Method == "HEAD" && r.Body == nil {
		r.Head = true
	}
	if r.Retry.Count == 0 && !u.retriesGiven {
		r.Retry = usualRetry
	}
	if p := u.o.audit.policy; p != nil {
		d := &p.Defaults
		if d.Follow != nil {
			r.Follow.Redirects = *d.Follow || r.Follow.Redirects
		}
		if d.Timeout > 0 && r.MaxTime == 0 {
			r.MaxTime = d.Timeout
		}
		if d.Retries != nil && !u.retriesGiven {
			r.Retry.Count, r.Retry.MaxTime = *d.Retries, policyRetryTime
		}
		for _, h := range p.For(w.URL, r.MethodSent(), nil).Request {
			r.Header = append(slices.Clip(r.Header), fetch.Header{Name: h.Name, Value: h.Text})
		}
	}
	if !w.Trusted() {
		anonymous(t)
	}
	return t, nil
}

// anonymous takes away what says who asks. Any header line of the user's may,
// whatever its name is.
func anonymous(t *curl.Transfer) {
	r := &t.Request
	r.User, r.Bearer, r.Cookie, r.Cert, r.Key, r.Referer = "", "", "", "", "", ""
	t.CookieFiles, t.CookieJar = nil, ""
	r.Header = slices.DeleteFunc(slices.Clone(r.Header), func(h fetch.Header) bool { return !h.Remove })
}

func placeOf(p target.Place) *report.Place {
	if p.File == "" {
		return nil
	}
	return report.NewPlace(p.File, p.Line, 0)
}

// targetFailure is a target that could not even be asked for.
func (u *auditRun) targetFailure(err error) *report.Failure {
	f := &report.Failure{Message: err.Error()}
	var at *target.Error
	var known *fetch.Error
	switch {
	case errors.As(err, &at):
		f.Message, f.Hint, f.File, f.Line = at.Message, at.Hint, at.At.File, at.At.Line
	case errors.As(err, &known):
		f.URL, f.Code, f.Hint = report.SafeURL(known.URL, u.o.secrets), known.Code, known.Hint
	}
	return f
}
