package target

import (
	"context"
	"errors"
	"sync"

	"maxage/inspect/wire"
)

// ErrRobots is the cause of the error for a target that robots.txt forbids.
var ErrRobots = errors.New("robots.txt forbids it")

// mostOrigins bounds how many robots.txt are kept; then it begins anew.
const mostOrigins = 256

// Crawler asks robots.txt before it goes on. It may be used by several
// goroutines at a time.
type Crawler struct {
	Fetch Fetch
	Agent string // the product token, "maxage"

	mu    sync.Mutex
	known map[string]func() *Robots // by origin
}

// Obey lets through what the robots.txt of its origin allows, and what the user
// named: only what was found by crawling is asked for. What is forbidden is an
// error whose cause is ErrRobots.
func (c *Crawler) Obey(ctx context.Context, targets Stream) Stream {
	return func(yield func(Target, error) bool) {
		for t, err := range targets {
			if err == nil && t.Root != "" {
				err = c.forbidden(ctx, t)
			}
			if err != nil {
				t = Target{}
			}
			if !yield(t, err) {
				return
			}
		}
	}
}

// Polite is Fetch, for Sitemap and Assets, but fetches nothing that Obey would
// not let through.
func (c *Crawler) Polite(ctx context.Context, t Target) (*Document, error) {
	if t.Root != "" {
		if err := c.forbidden(ctx, t); err != nil {
			return nil, err
		}
	}
	return c.Fetch(ctx, t)
}

func (c *Crawler) forbidden(ctx context.Context, t Target) error {
	r := c.Robots(ctx, t)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case r.Allowed(t.URL):
		return nil
	}
	e := failf(t.From, "%s is left out: robots.txt forbids it", withoutUser(t.URL))
	if r.Unreachable {
		e = failf(t.From, "%s is left out: %s cannot be reached, which forbids everything there", withoutUser(t.URL), RobotsURL(t.URL))
	}
	e.Err = ErrRobots
	return e
}

// Robots returns what the robots.txt of a target's origin says. Each is fetched
// once.
func (c *Crawler) Robots(ctx context.Context, t Target) *Robots {
	origin := wire.Origin(t.URL)
	c.mu.Lock()
	get := c.known[origin]
	if get == nil {
		if c.known == nil || len(c.known) == mostOrigins {
			c.known = map[string]func() *Robots{}
		}
		get = sync.OnceValue(func() *Robots { return c.fetch(ctx, t) })
		c.known[origin] = get
	}
	c.mu.Unlock()
	return get()
}

func (c *Crawler) fetch(ctx context.Context, t Target) *Robots {
	d, err := c.Fetch(ctx, Target{URL: RobotsURL(t.URL), Method: "GET", From: t.From, Root: t.named()})
	if err != nil {
		return unreachable()
	}
	defer d.Body.Close()
	r, err := ReadRobots(d.Status, d.URL, d.Body, c.Agent)
	if err != nil {
		return unreachable()
	}
	return r
}
