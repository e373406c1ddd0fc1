package fetch

import (
	"context"
	"time"
)

// Client performs Requests and keeps connections between them. The zero value
// is ready for use, by several goroutines at once.
type Client struct {
	Limits         Limits
	Now            func() time.Time // what exchanges are dated with; nil: time.Now
	MaxIdlePerHost int              // idle connections kept for one host; 0: 64

	// Admit is asked before each request, those of redirects and retries too, and
	// may let it wait for its turn. leave is called once the exchange is over.
	// nil: nothing waits.
	Admit func(ctx context.Context, host string) (leave func(), err error)

	pool    pool
	configs configs
}

// Close ends the idle connections. The Client can be used on.
func (c *Client) Close() { c.pool.close() }

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c *Client) perHost() int {
	if c.MaxIdlePerHost > 0 {
		return c.MaxIdlePerHost
	}
	return 64
}

// admit waits until a request to host may go out. Time limits are for the
// server: what is waited for here is not taken off them.
func (t *transfer) admit(host string) (leave func(), err *Error) {
	if t.c.Admit == nil {
		return func() {}, nil
	}
	began := time.Now()
	leave, cause := t.c.Admit(t.ctx, host)
	if cause != nil {
		return nil, t.failure(cause, codeInterrupted, "waiting for its turn failed")
	}
	waited := time.Since(began)
	t.start = t.start.Add(waited)
	if !t.deadline.IsZero() {
		t.deadline = t.deadline.Add(waited)
	}
	return leave, nil
}
