package curl

import "strings"

// isCmdExe tells text for cmd.exe from text for a POSIX shell: outside single
// quotes there is a caret before a double quote or at the end of a line.
func isCmdExe(text string) bool {
	single := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case single:
			single = c != '\''
		case c == '\'':
			single = true
		case c == '\\':
			i++
		case c == '^' && (i == 0 || isSpace(text[i-1])) && i+1 < len(text) && (text[i+1] == '"' || text[i+1] == '\n'):
			return true
		}
	}
	return false
}

// cmdCommands reads text copied "as cURL (cmd)". cmd.exe takes the carets away
// first and splits at '&' and line ends; the program then splits the rest into
// arguments by the rules of Microsoft's C library.
func cmdCommands(text string) ([]Pasted, error) {
	var all []Pasted
	r, lines := cmdReader{text: text}, lineCounter{text: text}
	for r.pos < len(text) {
		line := lines.at(r.pos)
		command, err := r.command()
		if err != nil {
			return nil, err
		}
		if argv := windowsArgs(command); len(argv) > 0 {
			if all, err = addCommand(all, Pasted{Argv: argv, Line: line}); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// cmdReader is cmd.exe's first phase.
type cmdReader struct {
	text string
	pos  int
}

// command returns the next command with its carets removed.
func (r *cmdReader) command() (string, error) {
	var b strings.Builder
	quoted := false
	for r.pos < len(r.text) {
		c := r.next()
		switch {
		case c == '^' && !quoted && r.pos < len(r.text):
			// After a caret at the end of a line the next byte is literal, even
			// another line end: that is how a value gets a line break.
			if c = r.next(); c == '\n' {
				if r.pos == len(r.text) {
					continue
				}
				c = r.next()
			}
			b.WriteByte(c)
		case c == '\n', c == '&' && !quoted:
			return b.String(), nil
		case strings.IndexByte("|<>", c) >= 0 && !quoted:
			return "", notRun(r.text, r.pos-1, hintAlone, "%q is not carried out", string(rune(c)))
		default:
			if c == '"' {
				quoted = !quoted
			}
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func (r *cmdReader) next() byte {
	c := r.text[r.pos]
	r.pos++
	return c
}

// windowsArgs splits a command line: blanks separate, double quotes group, ""
// inside quotes is one quote, and backslashes count only before a quote, where
// two make one and an odd one makes the quote literal.
func windowsArgs(s string) []string {
	var args []string
	var b strings.Builder
	inArg, quoted := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			n := len(s[i:]) - len(strings.TrimLeft(s[i:], `\`))
			i += n - 1
			inArg = true
			if i+1 < len(s) && s[i+1] == '"' {
				b.WriteString(strings.Repeat(`\`, n/2))
				if n%2 == 1 {
					b.WriteByte('"')
					i++
				}
				continue
			}
			b.WriteString(strings.Repeat(`\`, n))
		case c == '"':
			inArg = true
			if quoted && i+1 < len(s) && s[i+1] == '"' {
				b.WriteByte('"')
				i++
				continue
			}
			quoted = !quoted
		case (c == ' ' || c == '\t') && !quoted:
			if inArg {
				args = append(args, b.String())
				b.Reset()
			}
			inArg = false
		default:
			inArg = true
			b.WriteByte(c)
		}
	}
	if inArg {
		args = append(args, b.String())
	}
	return args
}
