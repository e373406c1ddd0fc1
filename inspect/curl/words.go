package curl

import (
	"fmt"
	"path"
	"strings"
)

// MaxPaste bounds the shell text that Words reads, in bytes.
const MaxPaste = 16 << 20

// Pasted is one command of a pasted shell text.
type Pasted struct {
	Argv  []string // the words after quote removal, the first one being curl
	Stdin *string  // the text of a here-document, or nil
	Line  int      // where it begins, from 1
}

// Words splits pasted shell text into commands: what browsers copy as cURL,
// for a POSIX shell or for cmd.exe, one or many, joined by ';', '&', '&&' or
// new lines. Nothing is expanded or run: a variable, a command substitution,
// a pipe or a redirection is an *Error that names its line and column, and so
// is a command other than curl.
func Words(text string) ([]Pasted, error) {
	if len(text) > MaxPaste {
		return nil, usage("the pasted text is longer than %d bytes", MaxPaste)
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if language := notShell(text); language != "" {
		e := usage("line 1: this is %s, not a curl command", language)
		e.Hint = `choose "Copy as cURL" in the browser, for bash or for cmd`
		return nil, e
	}
	if isCmdExe(text) {
		return cmdCommands(text)
	}
	return shellCommands(text)
}

// notShell names the language of what browsers copy beside curl commands, "" for
// what may be one.
func notShell(text string) string {
	text = strings.TrimSpace(text)
	begins := func(word string) bool { return strings.HasPrefix(text, word) }
	switch {
	case begins("Invoke-WebRequest"), begins("$session = New-Object"):
		return "PowerShell"
	case begins("fetch("), begins("await fetch("):
		return "JavaScript"
	}
	return ""
}

// addCommand appends a command that was read, unless it is not curl.
func addCommand(all []Pasted, one Pasted) ([]Pasted, error) {
	if len(one.Argv) > 1 && one.Argv[0] == "$" {
		one.Argv = one.Argv[1:] // a prompt was copied along
	}
	if name := one.Argv[0]; !isCurl(name) {
		e := usage("line %d: the command is %.60q, not curl", one.Line, name)
		e.Hint = hintAlone
		return nil, e
	}
	if len(all) == MaxTransfers {
		e := usage("line %d: there are more than %d commands", one.Line, MaxTransfers)
		e.Hint = "paste fewer at a time"
		return nil, e
	}
	return append(all, one), nil
}

// notRun is the error for shell syntax at a byte of text that would need a shell.
func notRun(text string, pos int, hint, format string, args ...any) error {
	before := text[:min(pos, len(text))]
	line, start := strings.Count(before, "\n")+1, strings.LastIndexByte(before, '\n')+1
	e := usage("line %d, column %d: %s", line, len(before)-start+1, fmt.Sprintf(format, args...))
	e.Hint = hint
	return e
}

// lineCounter numbers the lines of growing positions in a text, from 1.
type lineCounter struct {
	text        string
	pos, passed int
}

func (l *lineCounter) at(pos int) int {
	l.passed += strings.Count(l.text[l.pos:pos], "\n")
	l.pos = pos
	return l.passed + 1
}

const (
	hintAlone   = "paste the curl command alone"
	hintQuote   = "a single quote inside '...' is written '\\''"
	hintLiteral = "write the value itself, or put a literal $ in single quotes"
)

// isCurl tells whether word names the curl program, in any directory.
func isCurl(word string) bool {
	base := strings.ToLower(path.Base(strings.ReplaceAll(word, `\`, "/")))
	return base == "curl" || base == "curl.exe"
}
