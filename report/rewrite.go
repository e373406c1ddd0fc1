package report

import (
	"strings"
	"unicode/utf8"
)

// rewriting replaces parts of a text and remembers how offsets move, so that
// spans still point at what they pointed at.
type rewriting struct {
	out   strings.Builder
	cuts  []cut
	in    string
	taken int // bytes of in already copied
}

type cut struct{ start, end, length int } // in[start:end] became length bytes

func (r *rewriting) replace(start, end int, with string) {
	r.copyTo(start)
	r.out.WriteString(with)
	r.cuts = append(r.cuts, cut{start, end, len(with)})
	r.taken = end
}

// copyTo copies up to end, turning bytes that are no UTF-8 into U+FFFD: JSON
// has no other way to hold them.
func (r *rewriting) copyTo(end int) {
	for r.taken < end {
		c, n := utf8.DecodeRuneInString(r.in[r.taken:end])
		if c == utf8.RuneError && n == 1 {
			r.cuts = append(r.cuts, cut{r.taken, r.taken + n, len(string(c))})
		}
		r.out.WriteRune(c)
		r.taken += n
	}
}

func (r *rewriting) done() string {
	if r.taken == 0 && utf8.ValidString(r.in) {
		r.taken = len(r.in)
		return r.in
	}
	r.copyTo(len(r.in))
	return r.out.String()
}

// text is the outcome: in itself where nothing was to be rewritten (nil).
func (r *rewriting) text(in string) string {
	if r == nil {
		return in
	}
	return r.done()
}

// move returns where the byte offset went. Offsets inside a replaced part go
// to its start, its end goes to the end of the replacement.
func (r *rewriting) move(offset int) int {
	if r == nil {
		return offset
	}
	moved := offset
	for _, c := range r.cuts {
		switch {
		case offset >= c.end:
			moved += c.length - (c.end - c.start)
		case offset > c.start:
			return moved - (offset - c.start)
		}
	}
	return moved
}
