package fetch

import (
	"context"
	"net"
	"time"
)

// race tries the addresses of the first one's family in order, and after a
// while those of the other family beside them (RFC 8305).
func race(ctx context.Context, nd *net.Dialer, addrs []string, port string) (net.Conn, error) {
	primary, fallback := byFamily(addrs)
	if fallback == nil {
		return serial(ctx, nd, primary, port)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := racer{ctx, nd, port, make(chan dialled)}
	failed := make(chan struct{})
	go r.run(primary)
	go func() {
		r.wait(failed)
		r.run(fallback)
	}()
	var first error
	for range 2 {
		select {
		case d := <-r.results:
			if d.err == nil {
				return d.nc, nil
			}
			if first == nil {
				first = d.err
				close(failed)
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return nil, first
}

func byFamily(addrs []string) (primary, fallback []string) {
	for _, a := range addrs {
		if isV6(a) == isV6(addrs[0]) {
			primary = append(primary, a)
		} else {
			fallback = append(fallback, a)
		}
	}
	return primary, fallback
}

// racer is what the two families of a race share; ctx ends with the race.
type racer struct {
	ctx     context.Context
	nd      *net.Dialer
	port    string
	results chan dialled
}

type dialled struct {
	nc  net.Conn
	err error
}

// wait gives the other family its head start, unless it has failed already.
func (r *racer) wait(failed <-chan struct{}) {
	timer := time.NewTimer(fallbackTime)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-failed:
	case <-r.ctx.Done():
	}
}

// run hands its outcome over; a connection that comes too late is closed.
func (r *racer) run(addrs []string) {
	nc, err := serial(r.ctx, r.nd, addrs, r.port)
	select {
	case r.results <- dialled{nc, err}:
	case <-r.ctx.Done():
		if nc != nil {
			nc.Close()
		}
	}
}

func serial(ctx context.Context, nd *net.Dialer, addrs []string, port string) (net.Conn, error) {
	var first error
	for _, a := range addrs {
		nc, err := nd.DialContext(ctx, "tcp", net.JoinHostPort(unbracket(a), port))
		if err == nil {
			return nc, nil
		}
		if first == nil {
			first = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, first
}
