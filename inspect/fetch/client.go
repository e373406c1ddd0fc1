package fetch

import (
	"time"
)

// Client performs Requests and keeps connections between them. The zero value
// is ready for use, by several goroutines at once.
type Client struct {
	Limits         Limits
	Now            func() time.Time // what exchanges are dated with; nil: time.Now
	MaxIdlePerHost int              // idle connections kept for one host; 0: 64

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
