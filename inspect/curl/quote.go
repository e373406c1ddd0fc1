package curl

import (
	"fmt"
	"strconv"
	"strings"
)

// Quote joins words into a line that a POSIX shell splits again into the same
// words; control characters make it use $'...', which bash and zsh know.
func Quote(argv []string) string {
	quoted := make([]string, len(argv))
	for i, word := range argv {
		quoted[i] = quoteWord(word)
	}
	return strings.Join(quoted, " ")
}

// shellSafe holds the characters that no shell treats specially.
var shellSafe = func() (set [256]bool) {
	for _, c := range unreserved + "/:=@%+," {
		set[c] = c != '~'
	}
	return set
}()

// isBare reports whether a word needs no quotes.
func isBare(word string) bool {
	for i := range len(word) {
		if !shellSafe[word[i]] {
			return false
		}
	}
	return word != ""
}

func quoteWord(word string) string {
	switch {
	case isBare(word):
		return word
	case strings.IndexFunc(word, unprintable) < 0:
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	var b strings.Builder
	b.WriteString("$'")
	for i := range len(word) {
		switch c := word[i]; {
		case c == '\'' || c == '\\':
			b.Write([]byte{'\\', c})
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, `\x%02x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteString("'")
	return b.String()
}

// unprintable picks out what must not reach a terminal as it is: control
// characters, invalid UTF-8, and marks that reorder or hide text.
func unprintable(r rune) bool { return r == 0xfffd || !strconv.IsPrint(r) }
