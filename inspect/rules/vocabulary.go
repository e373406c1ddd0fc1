package rules

import (
	"hash/maphash"
	"slices"
	"strconv"

	"maxage/inspect/field"
)

// vocabulary keeps the short texts that messages quote, each once: a run has few
// different ones.
type vocabulary struct {
	known  map[string]string
	buffer []byte
	names  []string
}

// longestWord bounds what is kept of a text, in bytes; what is longer ends in
// a hash behind the mark cut, so that different texts stay different. mostWords
// is how many are shared before the collection begins anew.
const (
	longestWord   = 128
	cut           = "... "
	mostWords     = 1024
	largestBuffer = 4096
)

var wordSeed = maphash.MakeSeed()

func (w *vocabulary) keep(s string) string {
	if s == "" {
		return ""
	}
	w.buffer = append(w.buffer[:0], s...)
	return w.kept()
}

// kept returns what buffer holds as a string.
func (w *vocabulary) kept() string {
	if len(w.buffer) == 0 {
		return ""
	}
	if len(w.buffer) > longestWord {
		sum := maphash.Bytes(wordSeed, w.buffer)
		if cap(w.buffer) > largestBuffer {
			w.buffer = append(make([]byte, 0, longestWord), w.buffer[:longestWord]...)
		}
		w.buffer = strconv.AppendUint(append(w.buffer[:longestWord-len(cut)-16], cut...), sum, 16)
	}
	if s, ok := w.known[string(w.buffer)]; ok {
		return s
	}
	if w.known == nil || len(w.known) >= mostWords {
		w.known = map[string]string{}
	}
	s := string(w.buffer)
	w.known[s] = s
	return s
}

func (w *vocabulary) write(parts ...string) {
	for _, s := range parts {
		w.buffer = append(w.buffer, s...)
	}
}

// policy writes down what the response says about caching, so that the same
// policy in another order or spelling is the same text. Unknown directives say
// nothing, and Expires counts only where it decides: it moves with the clock.
func (m *Memory) policy(p *Pass) string {
	w := &m.words
	w.buffer = w.buffer[:0]
	w.directives(&p.CacheControl)
	if len(p.CacheControl.List) == 0 && p.Pragma.NoCache {
		w.write("Pragma: no-cache")
	}
	if p.Expires.Present && !p.CacheControl.Has(field.MaxAge) && !p.CacheControl.Has(field.NoStore) {
		w.separate("Expires")
	}
	for i := range p.Targeted {
		if t := &p.Targeted[i]; t.Valid {
			w.separate(t.Name)
			w.write(": ")
			w.directives(&t.Directives)
		}
	}
	return w.kept()
}

func (w *vocabulary) directives(d *field.Directives) {
	start := len(w.buffer)
	for k := field.Unknown + 1; k <= field.OnlyIfCached; k++ {
		dir := d.Get(k)
		if dir == nil {
			continue
		}
		if len(w.buffer) > start {
			w.write(", ")
		}
		w.write(k.String())
		switch {
		case dir.Seconds != field.Invalid:
			w.write("=")
			w.buffer = strconv.AppendInt(w.buffer, dir.Seconds, 10)
		case dir.HasArg:
			w.write("=", dir.Arg)
		}
	}
}

func (w *vocabulary) separate(s string) {
	if len(w.buffer) > 0 {
		w.write("; ")
	}
	w.write(s)
}

// vary is the set of names in Vary, as a text.
func (m *Memory) vary(p *Pass) string {
	w := &m.words
	w.buffer = w.buffer[:0]
	if p.Vary.Star {
		return "*" // whatever else it names
	}
	w.names = append(w.names[:0], p.Vary.Names...)
	slices.Sort(w.names)
	for i, name := range w.names {
		if i > 0 {
			w.write(", ")
		}
		w.write(name)
	}
	clear(w.names) // they are part of the response
	return w.kept()
}

// software names the programs behind Server and X-Powered-By, without their
// versions and what they say of the machine.
func (m *Memory) software(server, powered string) string {
	w := &m.words
	w.buffer = w.buffer[:0]
	w.write(product(server))
	if powered != "" {
		if server != "" {
			w.write(" with ")
		}
		w.write(product(powered))
	}
	return w.kept()
}

func product(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '/' || c == ' ' || c == '(' || c == ';' || c == ',' {
			return s[:i]
		}
	}
	return s
}

// otherwiseThanInNumbers reports whether two policies differ in more than
// numbers, which a cache may count down.
func otherwiseThanInNumbers(a, b string) bool {
	for a != "" && b != "" {
		if isDigit(a[0]) && isDigit(b[0]) {
			a, b = skipDigits(a), skipDigits(b)
			continue
		}
		if a[0] != b[0] {
			return true
		}
		a, b = a[1:], b[1:]
	}
	return a != b
}

func skipDigits(s string) string {
	for s != "" && isDigit(s[0]) {
		s = s[1:]
	}
	return s
}

// spoken is a policy for use in a sentence.
func spoken(policy string) string {
	if policy == "" {
		return "nothing about caching"
	}
	return plain(policy)
}
