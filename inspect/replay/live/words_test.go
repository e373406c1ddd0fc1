//go:build unix

package live

import (
	"slices"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// words draws what one sequence is made of: what is usual, or, if it is wild,
// what is not as well.
type words struct {
	draw
	wild bool
	wait time.Duration
}

// field draws a field. The white space around its value is not sent, since a
// wire.Exchange has none, so that it cannot tell who minds.
func (w *words) field(name string, usual, odd []string) wire.Field {
	return wire.Field{Name: name, Value: strings.Trim(w.of(usual, odd), " \t")}
}

// of draws a word from what is usual or, now and then, from what is odd.
func (w *words) of(usual, odd []string) string {
	if w.wild && w.percent(50) {
		return w.one(odd)
	}
	word := w.one(usual)
	if short := shorter[word]; short != "" && w.wait == later && w.percent(80) {
		return short
	}
	return word
}

var shorter = map[string]string{"max-age=60": "max-age=2", "s-maxage=60": "s-maxage=2", "{now+60}": "{now+2}"}

func (w *words) status() int {
	if w.percent(70) {
		return 200
	}
	return statuses[w.below(len(statuses))]
}

// response draws the answer's field lines, in any order.
func (w *words) response() []wire.Field {
	var out []wire.Field
	add := func(percent int, name string, usual, odd []string) {
		for w.percent(percent) && len(out) < 20 {
			out = append(out, w.field(w.spelled(name), usual, odd))
			if percent = 0; w.wild {
				percent = 8 // once more
			}
		}
	}
	switch {
	case w.percent(88):
		add(100, "Date", []string{"{now}"}, []string{"{now}"})
	case w.percent(60):
		add(100, "Date", dates, oddDates)
	}
	if w.percent(80) {
		out = append(out, w.cacheControl()...)
	}
	add(20, "Expires", expires, oddExpires)
	add(40, "Last-Modified", modified, oddModified)
	add(35, "ETag", etags, oddEtags)
	add(12, "Age", ages, oddAges)
	add(18, "Vary", varies, oddVaries)
	add(9, "Set-Cookie", setCookies, setCookies)
	add(6, "Pragma", pragmas, oddPragmas)
	add(5, "Surrogate-Control", surrogates, oddSurrogates)
	add(5, "CDN-Cache-Control", targeted, oddTargeted)
	add(6, "X-Accel-Expires", accels, oddAccels)
	add(30, "Content-Type", []string{"text/html; charset=utf-8", "application/json", "image/png"}, []string{"text/plain"})
	add(8, "Transfer-Encoding", []string{"chunked"}, []string{"chunked"})
	for _, other := range []string{"Location: /elsewhere", "Via: 1.1 proxy", "Content-Location: /c/other", "X-Foo: 1", "Warning: 110 - \"stale\""} {
		if name, value, _ := strings.Cut(other, ": "); w.percent(4) {
			out = append(out, wire.Field{Name: name, Value: value})
		}
	}
	return w.orderly(out)
}

// orderly keeps one Transfer-Encoding, and shuffles the lines of wild ones.
func (w *words) orderly(out []wire.Field) []wire.Field {
	chunked := false
	out = slices.DeleteFunc(out, func(f wire.Field) bool {
		again := chunked && strings.EqualFold(f.Name, "Transfer-Encoding")
		chunked = chunked || strings.EqualFold(f.Name, "Transfer-Encoding")
		return again
	})
	if w.wild {
		for i := len(out) - 1; i > 0; i-- {
			j := w.below(i + 1)
			out[i], out[j] = out[j], out[i]
		}
	}
	return out
}

// cacheControl draws one to three lines with one to four members each.
func (w *words) cacheControl() (out []wire.Field) {
	lines := 1
	if w.percent(12) {
		lines = 2 + w.below(5)/4
	}
	for range lines {
		var value strings.Builder
		for i := range []int{1, 1, 1, 1, 2, 2, 2, 3, 3, 4}[w.below(10)] {
			if i > 0 {
				value.WriteString(w.of([]string{", ", ", ", ","}, joints))
			}
			if i == 0 && w.percent(60) {
				value.WriteString(w.of(lifetimes, oddMembers))
			} else {
				value.WriteString(w.of(members, oddMembers))
			}
		}
		out = append(out, wire.Field{Name: w.spelled("Cache-Control"), Value: strings.Trim(value.String(), " \t")})
	}
	return out
}

// spelled now and then spells a name in another case.
func (w *words) spelled(name string) string {
	switch {
	case w.wild && w.percent(5):
		return strings.ToUpper(name)
	case w.percent(5):
		return strings.ToLower(name)
	}
	return name
}

// request draws what a client sends beside the request line. Most send nothing
// that matters.
func (w *words) request() (out []wire.Field) {
	for _, f := range requestFields {
		if w.percent(f.percent) {
			out = append(out, w.field(f.name, f.usual, f.odd))
		}
	}
	return out
}
