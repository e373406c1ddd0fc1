package cache

import (
	"fmt"
	"testing"
)

// What browsers keep for its status alone, they keep without end.
func TestWorstStaleness(t *testing.T) {
	for _, c := range []struct{ url, response, want string }{
		{"", "200 | Cache-Control: max-age=60", "60 120"},
		{"", "301 | Location: /b", "2147483648 2147483648"},
		{"", "308 | Location: /b | Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT", "2147483648 2147483648"},
		{"", "410", "2147483648 2147483648"},
		{"", "302 | Location: /b", "0 0"},
		{"", "301 | Location: /b | Cache-Control: max-age=60", "60 120"},
		{"", "301 | Location: /b | Cache-Control: no-store", "0 0"},
		{"", "301 | Location: /b | Cache-Control: no-cache", "0 0"},
		{"http://example.com/", "301 | Location: https://example.com/", "0 0"}, // what is meant for ever
		{"http://example.com/", "301 | Location: https://www.example.com/", "2147483648 2147483648"},
	} {
		r := productResponse(productCase{request: "/", response: c.response})
		if c.url != "" {
			r.Exchange.URL = c.url
		}
		var verdicts []Verdict
		for _, standard := range Standard {
			verdicts = append(verdicts, standard.Judge(r))
		}
		s := WorstStaleness(r, verdicts)
		if got := fmt.Sprint(s.WithAge, s.WithoutAge); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.url, c.response, got, c.want)
		}
	}
}
