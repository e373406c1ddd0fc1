package curl

import "strings"

// shellReader reads the part of the POSIX shell's language that a copied curl
// command uses. It does not nest, so no text can make it recurse.
type shellReader struct {
	text    string
	pos     int
	lines   lineCounter
	all     []Pasted
	current Pasted
	pending []hereDocument // bodies that begin after this line
}

func shellCommands(text string) ([]Pasted, error) {
	r := &shellReader{text: text, lines: lineCounter{text: text}}
	for r.pos < len(text) {
		if err := r.step(); err != nil {
			return nil, err
		}
	}
	err := r.end()
	return r.all, err
}

// step reads one word or one operator.
func (r *shellReader) step() error {
	switch c := r.text[r.pos]; c {
	case ' ', '\t':
		r.pos++
	case '\n':
		r.pos++
		if err := r.end(); err != nil {
			return err
		}
		return r.hereBodies()
	case '#':
		comment, _, _ := strings.Cut(r.text[r.pos:], "\n")
		r.pos += len(comment)
	case ';':
		r.pos++
		return r.end()
	case '&':
		r.pos += len(r.text[r.pos:]) - len(strings.TrimPrefix(r.text[r.pos+1:], "&"))
		return r.end()
	case '<':
		return r.redirection()
	case '>', '|', '(', ')':
		hint := hintAlone
		if c == '>' {
			hint = "leave it out; -o FILE saves the body"
		}
		return notRun(r.text, r.pos, hint, "%q is not carried out", string(c))
	default:
		if strings.HasPrefix(r.text[r.pos:], "\\\n") {
			r.pos += 2
			return nil
		}
		start := r.pos
		word, _, err := r.word()
		if len(r.current.Argv) == 0 {
			r.current.Line = r.lines.at(start)
		}
		r.current.Argv = append(r.current.Argv, word)
		return err
	}
	return nil
}

// end closes the current command.
func (r *shellReader) end() (err error) {
	if len(r.current.Argv) > 0 {
		r.all, err = addCommand(r.all, r.current)
	}
	r.current = Pasted{}
	return err
}

// word reads up to an unquoted blank or operator; quoted tells whether any of
// it was in quotes.
func (r *shellReader) word() (text string, quoted bool, err error) {
	var b strings.Builder
	if rest := r.text[r.pos:]; rest[0] == '~' && (len(rest) == 1 || strings.IndexByte("/ \t\n", rest[1]) >= 0) {
		return "", false, notRun(r.text, r.pos, "write the path itself", "~ is not expanded")
	}
	for r.pos < len(r.text) {
		c := r.text[r.pos]
		switch {
		case strings.IndexByte(" \t\n;&|<>()", c) >= 0:
			return b.String(), quoted, nil
		case c == '\\':
			quoted = quoted || r.peek(1) != '\n'
			r.backslash(&b, "")
			continue
		case c == '\'':
			end := strings.IndexByte(r.text[r.pos+1:], '\'')
			if end < 0 {
				return "", true, notRun(r.text, r.pos, hintQuote, "this quote is not closed")
			}
			b.WriteString(r.text[r.pos+1 : r.pos+1+end])
			r.pos += end + 2
		case c == '"':
			err = r.double(&b)
		case c == '$' && r.peek(1) == '\'':
			err = r.dollarQuote(&b)
		case c == '$' && r.peek(1) == '"':
			r.pos++
			err = r.double(&b)
		default:
			err = r.plain(&b)
			if err == nil {
				continue
			}
		}
		quoted = true
		if err != nil {
			return "", quoted, err
		}
	}
	return b.String(), quoted, nil
}

func (r *shellReader) peek(n int) byte {
	if r.pos+n < len(r.text) {
		return r.text[r.pos+n]
	}
	return 0
}

// plain copies one byte that is no expansion.
func (r *shellReader) plain(b *strings.Builder) error {
	c, next := r.text[r.pos], r.peek(1)
	name := next == '_' || isLetter(next) || '0' <= next && next <= '9' || next != 0 && strings.IndexByte("{(@*#?-$!", next) >= 0
	if c == '`' || c == '$' && name {
		return notRun(r.text, r.pos, hintLiteral, "variables and command substitutions are not expanded")
	}
	b.WriteByte(c)
	r.pos++
	return nil
}

// backslash takes the next byte literally if which is empty or holds it; else
// the backslash stays. Before a new line both go.
func (r *shellReader) backslash(b *strings.Builder, which string) {
	r.pos++
	next := r.peek(0)
	switch {
	case r.pos == len(r.text) || which != "" && next != '\n' && strings.IndexByte(which, next) < 0:
		b.WriteByte('\\')
		return
	case next != '\n':
		b.WriteByte(next)
	}
	r.pos++
}

// double reads "...", in which only $, `, " and backslash are special.
func (r *shellReader) double(b *strings.Builder) error {
	start := r.pos
	for r.pos++; r.pos < len(r.text); {
		switch r.text[r.pos] {
		case '"':
			r.pos++
			return nil
		case '\\':
			r.backslash(b, "$`\"\\")
		default:
			if err := r.plain(b); err != nil {
				return err
			}
		}
	}
	return notRun(r.text, start, `a double quote inside "..." is written \"`, "this quote is not closed")
}

// dollarQuote reads $'...'.
func (r *shellReader) dollarQuote(b *strings.Builder) error {
	for end := r.pos + 2; end < len(r.text); end++ {
		switch r.text[end] {
		case '\\':
			end++
		case '\'':
			b.WriteString(ansiC(r.text[r.pos+2 : end]))
			r.pos = end + 1
			return nil
		}
	}
	return notRun(r.text, r.pos, `a single quote inside $'...' is written \'`, "this quote is not closed")
}
