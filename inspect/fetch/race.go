package fetch

import (
	"context"
	"net"
	"time"
)

// race tries the addresses of the first one's family in order, and after a
// while those of the other family beside them (RFC 8305).
func race(ctx context.Context, nd *net.Dialer, addrs []string, port string) (net.Conn, error) {
	first := isV6(addrs[0])
	var primary, fallback []string
	for _, a := range addrs {
		if isV6(a) == first {
			primary = append(primary, a)
		} else {
			fallback = append(fallback, a)
		}
	}
	if fallback == nil {
		return serial(ctx, nd, primary, port)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type outcome struct {
		nc  net.Conn
		err error
	}
	results := make(chan outcome)
	try := func(list []string, after <-chan struct{}) {
		timer := time.NewTimer(fallbackTime)
		defer timer.Stop()
		if after != nil {
			select {
			case <-timer.C:
			case <-after:
			}
		}
		nc, err := serial(ctx, nd, list, port)
		select {
		case results <- outcome{nc, err}:
		case <-ctx.Done():
			if nc != nil {
				nc.Close()
			}
		}
	}
	failed := make(chan struct{})
	go try(primary, nil)
	go try(fallback, failed)
	var firstErr error
	for range 2 {
		select {
		case o := <-results:
			if o.err == nil {
				return o.nc, nil
			}
			if firstErr == nil {
				firstErr = o.err
				close(failed)
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return nil, firstErr
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
