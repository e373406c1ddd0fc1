package policy

import (
	"fmt"
	"testing"
)

// BenchmarkFor asks a policy that was written for 20,000 URLs.
func BenchmarkFor(b *testing.B) {
	var seen []Seen
	for i := range 20000 {
		r := respond(fmt.Sprintf("https://www.example.com/products/%d", i), 200, "Cache-Control: max-age=60")
		seen = append(seen, See(r, judged(r)))
	}
	p := parse(b, string(Init(seen)))
	r := respond("https://www.example.com/products/19999", 200, "Cache-Control: max-age=60")
	verdicts := judged(r)
	b.ReportAllocs()
	for b.Loop() {
		if found := p.For(r.Exchange.URL, "GET", r).Check(r, verdicts); len(found) > 0 {
			b.Fatal(found)
		}
	}
}
