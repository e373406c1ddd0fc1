package policy

import (
	"fmt"
	"strings"
	"unicode"

	"maxage/inspect/field"
	"maxage/inspect/rules"
)

// Error is one thing that is wrong with a file.
type Error struct {
	rules.Place
	Message string
	Hint    string // a way out; may be ""
	Source  string // the line it is on, without its end
	Width   int    // how many characters of it are meant
}

// Errors is all that is wrong, in the order of the file.
type Errors []*Error

// Error gives the place and what is wrong, then the line with carets below it.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
	if e.Hint != "" {
		b.WriteString(": " + e.Hint)
	}
	line := []rune(e.Source)
	start := min(e.Column-1, len(line))
	if before := start - longestShown/2; before > 0 {
		line, start = line[before:], longestShown/2
	}
	line = line[:min(len(line), longestShown)]
	b.WriteString("\n    " + strings.Map(visible, string(line)))
	b.WriteString("\n    " + strings.Map(blank, string(line[:start])) + strings.Repeat("^", max(1, min(e.Width, len(line)-start))))
	return b.String()
}

// longestShown is how many characters of a line are shown, around the place.
const longestShown = 160

// visible keeps what is in a file from moving the cursor.
func visible(c rune) rune {
	if c == '\t' || unicode.IsPrint(c) {
		return c
	}
	return unicode.ReplacementChar
}

func blank(c rune) rune {
	if c == '\t' {
		return c
	}
	return ' '
}

func (e Errors) Error() string {
	texts := make([]string, len(e))
	for i := range e {
		texts[i] = e[i].Error()
	}
	return strings.Join(texts, "\n")
}

// meant asks whether one of the words was meant, or else lists them if they are
// few.
func meant(name string, words []string) string {
	const few = 24
	if hint := near(name, words); hint != "" || len(words) > few {
		return hint
	}
	return "these exist: " + strings.Join(words, ", ")
}

// near asks whether one of the words was meant, if one is nearly the same.
func near(name string, words []string) string {
	best, least := "", min(3, len(name))
	for _, w := range words {
		n := field.Slips(strings.ToLower(name), w)
		if len(name) > 2 && strings.HasPrefix(w, name) {
			n = 2
		}
		if n < least {
			best, least = w, n
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %s?", best)
}
