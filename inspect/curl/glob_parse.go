package curl

import (
	"net/netip"
	"strconv"
	"strings"
)

// nextPart reads one part and returns how many bytes it took, or, with why,
// where it went wrong.
func nextPart(text string) (part globPart, n int, why string) {
	if text[0] == '{' {
		return globSet(text)
	}
	if text[0] == '[' && ipv6Length(text) == 0 {
		return globRange(text)
	}
	var b strings.Builder
	for n < len(text) {
		c := text[n]
		skip := 0
		if c == '[' {
			skip = ipv6Length(text[n:])
		}
		switch {
		case skip > 0:
			b.WriteString(text[n : n+skip])
			n += skip
			continue
		case c == '{' || c == '[':
			return globPart{items: []string{b.String()}}, n, ""
		case c == '}' || c == ']':
			return part, n, "unmatched close brace/bracket"
		case c == '\\' && n+1 < len(text) && strings.IndexByte("{}[]", text[n+1]) >= 0:
			n++
			c = text[n]
		}
		b.WriteByte(c)
		n++
	}
	return globPart{items: []string{b.String()}}, n, ""
}

// ipv6Length returns the length of the IPv6 literal, or of "[]", that text
// begins with; 0 when the bracket opens a range.
func ipv6Length(text string) int {
	end := strings.IndexByte(text, ']')
	if end < 0 {
		return 0
	}
	inner, _, _ := strings.Cut(text[1:end], "%")
	if addr, err := netip.ParseAddr(inner); end == 1 || err == nil && addr.Is6() {
		return end + 1
	}
	return 0
}

// globSet reads {one,two,three}; a backslash takes the next byte literally.
func globSet(text string) (part globPart, n int, why string) {
	part.pattern = true
	var b strings.Builder
	for n = 1; n < len(text); n++ {
		c := text[n]
		switch c {
		case '{', '[':
			return part, n, "nested brace"
		case ']':
			return part, n, "unexpected close bracket"
		case ',', '}':
			if c == '}' && n == 1 {
				return part, n, "empty string within braces"
			}
			part.items = append(part.items, b.String())
			b.Reset()
			if c == '}' {
				return part, n + 1, ""
			}
			continue
		case '\\':
			if n+1 < len(text) {
				n++
				c = text[n]
			}
		}
		b.WriteByte(c)
	}
	return part, n, "unmatched brace"
}

// globRange reads [1-9], [001-100:10], [a-z] and [a-z:2].
func globRange(text string) (part globPart, n int, why string) {
	end := strings.IndexByte(text, ']')
	if end < 0 {
		return part, len(text), "bad range"
	}
	span, step, hasStep := strings.Cut(text[1:end], ":")
	from, to, ok := strings.Cut(span, "-")
	part.pattern, part.step = true, 1
	if !ok || from == "" {
		return part, 1, "bad range specification"
	}
	if hasStep {
		part.step, ok = digits(step)
	}
	if len(from) == 1 && isLetter(from[0]) && len(to) == 1 {
		part.letters = true
		part.min, part.max = int64(from[0]), int64(to[0])
		ok = ok && isLetter(to[0]) && part.max-part.min <= 'z'-'a'
	} else {
		var okFrom, okTo bool
		part.min, okFrom = digits(from)
		part.max, okTo = digits(strings.TrimLeft(to, " \t"))
		ok = ok && okFrom && okTo
		if from[0] == '0' {
			part.width = len(from)
		}
	}
	one := part.min == part.max && part.step == 1
	many := part.min < part.max && part.step > 0 && part.step <= part.max-part.min
	if !ok || !one && !many {
		return part, end, "bad range"
	}
	return part, end + 1, ""
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// digits reads a number small enough for arithmetic on it not to overflow.
func digits(s string) (int64, bool) {
	n, err := strconv.ParseUint(s, 10, 62)
	return int64(n), err == nil
}
