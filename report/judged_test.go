package report

import (
	"testing"

	"maxage/inspect"
	"maxage/inspect/wire"
)

// TestJudgedIsShared: whatever was written down before, an exchange is written
// down as if it were the first. Each differs from the one before it in one
// thing that its verdicts show.
func TestJudgedIsShared(t *testing.T) {
	exchange := func(method, request, response, value string, status int) inspect.Result {
		x := &wire.Exchange{URL: "https://example.com/", Request: wire.Message{Method: method, Target: "/", Fields: []wire.Field{{Name: request, Value: "no-store"}}}}
		x.Response = wire.Message{Start: "HTTP/1.1 200 OK", Status: status, Fields: []wire.Field{{Name: response, Value: value}}}
		return inspect.Inspect(x, inspect.Options{})
	}
	all := []inspect.Result{
		exchange("GET", "X", "Cache-Control", "max-age=60", 200),
		exchange("GET", "X", "cache-control", "max-age=60", 200),
		exchange("HEAD", "X", "cache-control", "max-age=60", 200),
		exchange("GET", "X", "cache-control", "max-age=61", 200),
		exchange("GET", "X", "cache-control", "max-age=61", 404),
		exchange("GET", "Cache-Control", "cache-control", "max-age=61", 200),
		exchange("GET", "cache-control", "cache-control", "max-age=61", 200),
		exchange("GET", "cache-control", "cache-control", "public, max-age=61", 200),
	}
	alone := make([]string, len(all))
	for i, r := range all {
		e := NewExchange(r, Options{ShowSecrets: true, Rate: float64(i + 1)}) // a rate of its own is shared with nobody
		for k := range e.Verdicts {
			e.Verdicts[k].Load = nil
		}
		e.judged = nil
		alone[i] = fastJSON(&e)
	}
	for round := range 3 {
		for i, r := range all {
			e := NewExchange(r, Options{ShowSecrets: true})
			if got := fastJSON(&e); got != alone[i] {
				t.Errorf("round %d, exchange %d:\n got %s\nwant %s", round, i, got, alone[i])
			}
			again := NewExchange(r, Options{ShowSecrets: true})
			if got := fastJSON(&again); got != alone[i] {
				t.Errorf("round %d, exchange %d, shared:\n got %s\nwant %s", round, i, got, alone[i])
			}
		}
	}
}
