package rules

import (
	"testing"

	"maxage/inspect/wire"
)

// Where it is not known either when the response came, nothing is left to count
// Expires from.
func TestDateInvalidUnclocked(t *testing.T) {
	x := &wire.Exchange{URL: "https://example.com/", Request: wire.Message{Method: "GET"}, Body: wire.Body{Bytes: -1, Decoded: -1}}
	x.Response = wire.Message{Status: 200, Fields: []wire.Field{
		{Name: "Date", Value: "yesterday"}, {Name: "Content-Type", Value: "text/html"}, {Name: "Expires", Value: "Thu, 01 Jan 2026 13:00:00 GMT"},
	}}
	var said []string
	for _, f := range findings(x) {
		said = append(said, f.Rule.ID)
	}
	if len(said) != 1 || said[0] != DateInvalid.ID {
		t.Errorf("said %q", said)
	}
}
