package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"time"
)

const maxRetryDelay = 10 * time.Minute // as in curl

// Do performs r. It returns when the last hop of the last attempt is done,
// failed, or ctx ended.
func (c *Client) Do(ctx context.Context, r *Request) *Result {
	res := &Result{}
	began, delay := time.Now(), time.Second
	for attempt := 0; ; attempt++ {
		t := &transfer{c: c, ctx: ctx, r: r, res: res, limits: c.Limits.withDefaults(), start: time.Now(), number: attempt + 1, last: attempt >= r.Retry.Count || !r.Body.replayable()}
		if r.MaxBody > 0 {
			t.limits.BodyBytes = r.MaxBody
		}
		if r.MaxTime > 0 {
			t.deadline = t.start.Add(r.MaxTime)
		}
		res.NextURL, res.Redirects, res.Last = "", 0, len(res.Exchanges)
		res.Err = t.run()
		if t.last || ctx.Err() != nil || !r.worthRetry(res) {
			return res
		}
		wait := delay
		if r.Retry.Delay > 0 {
			wait = r.Retry.Delay
		} else {
			delay = min(2*delay, maxRetryDelay)
		}
		if asked, ok := retryAfter(res, c.now()); ok {
			wait = asked
		}
		if r.Retry.MaxTime > 0 && time.Since(began)+wait > r.Retry.MaxTime {
			return res
		}
		if t.wrote && !rewind(r.Output) || !sleep(ctx, wait) {
			return res
		}
		res.Retries++
	}
}

// transient says whether a status may be gone at the next attempt.
func transient(status int) bool {
	switch status {
	case 408, 429, 500, 502, 503, 504, 522, 524:
		return true
	}
	return false
}

func (r *Request) worthRetry(res *Result) bool {
	if res.Err != nil {
		switch res.Err.Code {
		case codeTimeout, codeHostName, codeProxyName:
			return true
		case codeConnect:
			return r.Retry.AllErrors || r.Retry.ConnRefused && errors.Is(res.Err.Err, syscall.ECONNREFUSED)
		}
		return r.Retry.AllErrors
	}
	status := res.Exchanges[len(res.Exchanges)-1].Response.Status
	return transient(status) || r.Retry.AllErrors && r.Fail && status >= 400
}

// retryAfter reads the field of that name (RFC 9110 section 10.2.3).
func retryAfter(res *Result, now time.Time) (time.Duration, bool) {
	if res.Err != nil || len(res.Exchanges) == 0 {
		return 0, false
	}
	value, ok := res.Exchanges[len(res.Exchanges)-1].Response.Get("Retry-After")
	if !ok {
		return 0, false
	}
	if n, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(n) * time.Second, true
	}
	at, err := http.ParseTime(value)
	if err != nil || at.Before(now) {
		return 0, false
	}
	return at.Sub(now), true
}

// rewind empties the output of an attempt that is made again, if it is a file or
// knows how.
func rewind(w io.Writer) bool {
	if r, ok := w.(interface{ Rewind() error }); ok {
		return r.Rewind() == nil
	}
	f, ok := w.(*os.File)
	if !ok || f.Truncate(0) != nil {
		return false
	}
	_, err := f.Seek(0, io.SeekStart)
	return err == nil
}

// sleep waits for d and says whether ctx let it.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
