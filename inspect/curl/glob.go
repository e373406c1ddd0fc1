package curl

import (
	"strconv"
	"strings"
)

// glob is a URL (or upload file name) with curl's {a,b} and [1-9] patterns.
type glob struct {
	literal string // the only text, when there are no parts
	parts   []globPart
	count   int64 // how many texts it stands for; at most MaxTransfers
}

// globPart is literal text, a set, or a range of numbers or letters.
type globPart struct {
	items          []string // one: literal text, unless pattern is set
	pattern        bool     // counts for #1, #2 ... in file names
	min, max, step int64    // of a range; step 0: not a range
	width          int      // of numbers with leading zeros
	letters        bool
}

func (g *globPart) size() int64 {
	if g.step > 0 {
		return (g.max-g.min)/g.step + 1
	}
	return int64(len(g.items))
}

func (g *globPart) text(i int64) string {
	switch {
	case g.step == 0:
		return g.items[i]
	case g.letters:
		return string(rune(g.min + i*g.step))
	}
	digits := strconv.FormatInt(g.min+i*g.step, 10)
	return strings.Repeat("0", max(g.width-len(digits), 0)) + digits
}

const globSigns = "{}[]"

// parseGlob reads the patterns in text; literally switches them off. Errors
// carry the position.
func parseGlob(text string, literally bool) (*glob, error) {
	g := &glob{count: 1}
	if literally || !strings.ContainsAny(text, globSigns) {
		g.literal = text
		return g, nil
	}
	for i := 0; i < len(text); {
		part, n, why := nextPart(text[i:])
		i += n
		if why != "" {
			return nil, globError(text, i, why)
		}
		if size := part.size(); size > MaxTransfers/g.count {
			return nil, globError(text, i, "more than "+strconv.Itoa(MaxTransfers)+" URLs")
		}
		g.count *= part.size()
		g.parts = append(g.parts, part)
	}
	return g, nil
}

func globError(text string, at int, why string) error {
	e := badURL("%s at position %d of the URL %q", why, at+1, text)
	e.Hint = "use -g to take {} and [] literally"
	return e
}

// choices returns the text of every part in the i-th expansion; the last part
// changes fastest.
func (g *glob) choices(i int64) []string {
	texts := make([]string, len(g.parts))
	for k := len(g.parts) - 1; k >= 0; k-- {
		size := g.parts[k].size()
		texts[k] = g.parts[k].text(i % size)
		i /= size
	}
	return texts
}

// at returns the i-th expansion.
func (g *glob) at(i int64) string {
	if len(g.parts) == 0 {
		return g.literal
	}
	return strings.Join(g.choices(i), "")
}

// name replaces #1, #2 ... in a file name with what the i-th expansion chose
// for the first, second ... pattern. A number without a pattern stays.
func (g *glob) name(file string, i int64) string {
	if !strings.Contains(file, "#") {
		return file
	}
	var chosen []string
	for k, text := range g.choices(i) {
		if g.parts[k].pattern {
			chosen = append(chosen, text)
		}
	}
	var b strings.Builder
	for n := 0; n < len(file); n++ {
		end := n + 1
		for file[n] == '#' && end < len(file) && '0' <= file[end] && file[end] <= '9' {
			end++
		}
		if k, ok := digits(file[n+1 : end]); ok && k >= 1 && k <= int64(len(chosen)) {
			b.WriteString(chosen[k-1])
			n = end - 1
			continue
		}
		b.WriteByte(file[n])
	}
	return b.String()
}
