package cmd

import (
	"context"
	"strings"
	"sync"

	"golang.org/x/time/rate"
)

// hosts keeps requests apart: so many at a time, of which so many to one host,
// and to that so many a second. Whatever an audit sends asks here: targets, what
// is crawled, robots.txt, the hops of redirects, and retries.
type hosts struct {
	all     chan struct{} // as many as may be under way
	perHost int
	rate    rate.Limit

	mu   sync.Mutex
	each map[string]*host
}

type host struct {
	room chan struct{}
	rate *rate.Limiter
}

func newHosts(o *auditOptions) *hosts {
	h := &hosts{all: make(chan struct{}, o.parallel), perHost: o.perHost, rate: rate.Inf, each: map[string]*host{}}
	if o.perSecond > 0 {
		h.rate = rate.Limit(o.perSecond)
	}
	return h
}

// enter waits until one more request to a host may begin; leave ends it. Who
// waits for room at one host takes none from others.
func (h *hosts) enter(ctx context.Context, name string) (leave func(), err error) {
	if h.perHost >= cap(h.all) && h.rate == rate.Inf {
		return func() { <-h.all }, take(ctx, h.all)
	}
	one := h.of(name)
	if err := take(ctx, one.room); err != nil {
		return nil, err
	}
	if err := take(ctx, h.all); err != nil {
		<-one.room
		return nil, err
	}
	leave = func() { <-h.all; <-one.room }
	if err := one.rate.Wait(ctx); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

func (h *hosts) of(name string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	name = strings.ToLower(name)
	one := h.each[name]
	if one == nil {
		one = &host{room: make(chan struct{}, h.perHost), rate: rate.NewLimiter(h.rate, 1)}
		h.each[name] = one
	}
	return one
}

// take waits for room.
func take(ctx context.Context, room chan struct{}) error {
	select {
	case room <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
