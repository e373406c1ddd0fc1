//go:build unix

package live

import (
	"time"

	"pgregory.net/rapid"
)

// A lifetime is over long before it is looked at, or goes on long after: no
// outcome hangs on a fraction of a second. Sequences with a lifetime of 2 s
// wait for four and more.
const (
	shortly = 1200 * time.Millisecond // always in another second
	later   = 4500 * time.Millisecond
)

// draw draws with even odds, where rapid itself favours what stands first.
type draw struct{ *rapid.T }

func (d draw) below(n int) int {
	sum := 0
	for range 12 {
		sum *= 2
		if rapid.Bool().Draw(d.T, "") {
			sum++
		}
	}
	return sum * n >> 12
}

func (d draw) percent(n int) bool { return d.below(100) >= 100-n }

func (d draw) one(of []string) string { return of[d.below(len(of))] }

// sequences draws two or three requests for one resource. In most of them the
// origin gives one answer throughout.
var sequences = rapid.Custom(func(t *rapid.T) *sequence {
	d := draw{t}
	w := &words{draw: d, wild: d.percent(50), wait: shortly}
	if d.percent(35) {
		w.wait = later
	}
	s := &sequence{dir: d.one(dirs)}
	status, response := w.status(), w.response()
	query := d.one(queries)
	for i := range 2 + d.below(10)/6 {
		st := step{wait: w.wait, method: "GET", query: query, status: status, response: response, request: w.request()}
		switch {
		case d.percent(7):
			st.method = "HEAD"
		case i > 0 && d.percent(3):
			st.method = d.one(unsafe)
		}
		if d.percent(4) {
			st.query = d.one(queries)
		}
		if i > 0 && d.percent(15) {
			st.status = []int{500, 502, 503, 504, 404, 200}[d.below(6)]
		}
		if i > 0 && d.percent(18) {
			st.response = w.response()
		}
		s.steps = append(s.steps, st)
	}
	return s
})
