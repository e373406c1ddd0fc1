package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hostile reports whether a terminal might obey r or hide it instead of showing
// it: control characters, bidirectional marks, invisible characters.
func hostile(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f:
		return true
	case r < 0xad:
		return false
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) || unicode.Is(unicode.Co, r) ||
		r == 0x034f || r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 || r >= 0xfe00 && r <= 0xfe0f
}

// visible writes s so that a terminal shows all of it and obeys none of it.
// With ascii, whatever lies outside ASCII is written as an escape too.
func visible(s string, ascii bool) string {
	if harmless(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case hostile(r) || ascii && r > 0x7e:
			b.WriteString(escaped(r))
		case strings.HasPrefix(s, "##["):
			b.WriteString(`\x23`) // the older form of workflow commands, honoured anywhere in a line
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// harmless recognises the text that nearly all text is.
func harmless(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return !strings.Contains(s, "##[")
}

func escaped(r rune) string {
	switch {
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}
