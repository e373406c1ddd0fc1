package fetch

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestAdmit: every request asks, one that is repeated or redirected too, and
// none while the one before it is still under way.
func TestAdmit(t *testing.T) {
	s := answers(t,
		"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\n\r\n",
		"HTTP/1.1 302 Found\r\nLocation: http://LocalHost:1/\r\n\r\n",
		"HTTP/1.1 200 OK\r\n\r\nok")
	under := make(chan struct{}, 1)
	var asked []string
	c := &Client{Admit: func(ctx context.Context, host string) (func(), error) {
		asked = append(asked, host)
		select {
		case under <- struct{}{}:
		default:
			t.Error("two at a time")
		}
		return func() { <-under }, nil
	}}
	defer c.Close()
	r := &Request{URL: "http://" + s.addr + "/", Retry: Retry{Count: 1}, Follow: Follow{Redirects: true, Max: 3},
		ConnectTo: []ConnectTo{{Host: "LocalHost", ToHost: "127.0.0.1", ToPort: s.addr[len("127.0.0.1:"):]}}}
	res := c.Do(context.Background(), r)
	if res.Err != nil || len(res.Exchanges) != 3 {
		t.Fatalf("%d exchanges, %v", len(res.Exchanges), res.Err)
	}
	for i, want := range []int{1, 2, 2} {
		if got := res.Exchanges[i].Attempts; got != want {
			t.Errorf("exchange %d is of attempt %d, not %d", i, got, want)
		}
	}
	if len(asked) != 3 || asked[0] != "127.0.0.1" || asked[1] != "127.0.0.1" || asked[2] != "LocalHost" {
		t.Errorf("asked for %q", asked)
	}
}

// TestAdmitTakesNoTime: what a request waits for its turn is not taken off
// --max-time, and an interruption ends the wait.
func TestAdmitTakesNoTime(t *testing.T) {
	s := answers(t, "HTTP/1.1 200 OK\r\n\r\nok")
	c := &Client{Admit: func(context.Context, string) (func(), error) {
		time.Sleep(2 * time.Second)
		return func() {}, nil
	}}
	defer c.Close()
	res := c.Do(context.Background(), &Request{URL: "http://" + s.addr + "/", MaxTime: 1500 * time.Millisecond})
	if res.Err != nil {
		t.Errorf("%v", res.Err)
	} else if took := res.Exchanges[0].Timing.Total; took >= 2*time.Second {
		t.Errorf("the wait counts as part of the exchange: %v", took)
	}

	ctx, cancel := context.WithCancel(context.Background())
	c.Admit = func(ctx context.Context, _ string) (func(), error) {
		cancel()
		return nil, ctx.Err()
	}
	res = c.Do(ctx, &Request{URL: "http://" + s.addr + "/", Retry: Retry{Count: 3, AllErrors: true}})
	if res.Err == nil || res.Err.Code != codeInterrupted || !errors.Is(res.Err, context.Canceled) || len(res.Exchanges) != 0 {
		t.Errorf("%v", res.Err)
	}
}
