package rules

import (
	"testing"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// TestRewriteNumbers: a number that is cut off from its directive is given back
// to it, and one that belongs to nothing is left out.
func TestRewriteNumbers(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"max-age: 60", "max-age=60"},
		{"public, max-age 600", "public, max-age=600"},
		{"s-maxage:60, max-age=5", "s-maxage=60, max-age=5"},
		{"no-cache 60", "no-cache"},
		{"private; 60", "private"},
		{"max-age= 60", "max-age=60"},
	} {
		x := &wire.Exchange{Response: wire.Message{Status: 200, Fields: []wire.Field{{Name: "Cache-Control", Value: c.value}}}}
		if got := rewrite("Cache-Control", &field.Parse(x).CacheControl, nil); got != "Cache-Control: "+c.want {
			t.Errorf("%s: %q", c.value, got)
		}
	}
}
