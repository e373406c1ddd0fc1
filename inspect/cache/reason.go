package cache

import (
	"strconv"
	"strings"

	"maxage/inspect/wire"
)

// Reason is one step towards a verdict.
type Reason struct {
	Code    Code
	Decides bool
	N, M    int64  // the numbers that the sentence names, in its order
	Name    string // the word that the sentence names
	At      [2]wire.Span
	Spans   int // how many of At are set
}

// Ref returns the section that the step of the verdict follows, or where the
// product's own way is described.
func (v *Verdict) Ref(r *Reason) string {
	if ref := steps[r.Code].ref; ref != "" || len(v.Cache.Refs) == 0 {
		return ref
	}
	return v.Cache.Refs[0]
}

// Text returns the step as a sentence without its full stop.
func (r *Reason) Text() string {
	text := steps[r.Code].text
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return text
	}
	var out strings.Builder
	out.Grow(len(text) + len(r.Name) + 16)
	for ; open >= 0; open = strings.IndexByte(text, '{') {
		out.WriteString(text[:open])
		end := open + strings.IndexByte(text[open:], '}')
		switch text[open+1 : end] {
		case "n":
			out.WriteString(strconv.FormatInt(r.N, 10))
		case "m":
			out.WriteString(strconv.FormatInt(r.M, 10))
		case "name":
			out.WriteString(r.Name)
		}
		text = text[end+1:]
	}
	out.WriteString(text)
	return out.String()
}
