package report

import "testing"

// TestTally: what was asked for counts once, whatever came of it.
func TestTally(t *testing.T) {
	one := 1
	hop := func(target, attempts int) *Exchange {
		return &Exchange{TargetNumber: target, Attempts: attempts, RedirectedFrom: &one}
	}
	for name, c := range map[string]struct {
		steps   []any
		told    string
		retried int
	}{
		"nothing":                     {nil, "0 URLs", 0},
		"one":                         {[]any{&Exchange{TargetNumber: 1}}, "1 URL", 0},
		"redirects":                   {[]any{&Exchange{TargetNumber: 1}, hop(1, 0), hop(1, 0), &Exchange{TargetNumber: 2}}, "2 URLs, 4 responses", 0},
		"not fetched":                 {[]any{&Exchange{TargetNumber: 1}, &Failure{TargetNumber: 2}, &Failure{File: "urls.txt", Line: 3}}, "3 URLs", 0},
		"a hop that was not fetched":  {[]any{&Exchange{TargetNumber: 1}, &Failure{TargetNumber: 1}, &Failure{TargetNumber: 2}}, "2 URLs", 0},
		"retried, with its hops":      {[]any{&Exchange{TargetNumber: 1, Attempts: 2}, hop(1, 2), &Failure{TargetNumber: 2, Attempts: 3}}, "2 URLs, 2 responses", 2},
		"retried, outside of audits":  {[]any{&Exchange{}, &Exchange{Attempts: 2}, &Exchange{Attempts: 3}}, "1 URL, 3 responses", 0},
		"a shard that is not there":   {[]any{&Exchange{TargetNumber: 1}, &Failure{Shard: "2/2"}}, "1 URL", 0},
		"several, without any target": {[]any{&Exchange{}, &Exchange{}, hop(0, 0), &Failure{URL: "http://x.test/"}}, "3 URLs, 3 responses", 0},
	} {
		var sum tally
		for _, step := range c.steps {
			switch s := step.(type) {
			case *Exchange:
				sum.exchange(s)
			case *Failure:
				sum.failure(s)
			}
		}
		if sum.told() != c.told || sum.retried != c.retried {
			t.Errorf("%s: %s, %d retried; want %s, %d", name, sum.told(), sum.retried, c.told, c.retried)
		}
	}
}
