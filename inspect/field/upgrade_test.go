package field

import (
	"testing"

	"maxage/inspect/wire"
)

func TestUpgrades(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"http://example.com/a", "https://example.com/a", true},
		{"http://Example.com:8080/", "HTTPS://example.com/", true},
		{"http://me:pw@example.com/", "https://example.com/", true},
		{"http://[::1]:80/", "https://[0::1]/", true},
		{"http://example.com/", "https://www.example.com/", false},
		{"http://[::1]/", "https://[::2]/", false},
		{"http://example.com/", "https://example.com@evil.test/", false},
		{"https://example.com/", "https://example.com/a", false},
		{"http://example.com/", "/a", false},
		{"http://example.com/", "", false},
	} {
		x := &wire.Exchange{URL: c.from}
		x.Response.Status = 301
		if c.to != "" {
			x.Response.Fields = []wire.Field{{Name: "Location", Value: c.to}}
		}
		if got := Parse(x).Upgrades(); got != c.want {
			t.Errorf("%s to %s: %t", c.from, c.to, got)
		}
	}
}
