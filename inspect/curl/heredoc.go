package curl

import "strings"

// hereDocument is a << whose body begins after the current line.
type hereDocument struct {
	command int // index of its command once that is complete
	mark    string
	literal bool // the mark was quoted: nothing in the body is special
	tabs    bool // <<-: leading tabs go
	pos     int
}

// redirection reads <<MARK, <<-MARK and <<<WORD, which give curl its standard
// input; no other redirection is carried out.
func (r *shellReader) redirection() error {
	start := r.pos
	rest := r.text[r.pos:]
	switch {
	case strings.HasPrefix(rest, "<<<"):
		r.pos += 3
		word, _, err := r.operand()
		word += "\n"
		r.current.Stdin = &word
		return err
	case !strings.HasPrefix(rest, "<<"):
		return notRun(r.text, start, "use @FILE where curl takes one", "%q is not carried out", "<")
	}
	doc := hereDocument{command: len(r.all), pos: start, tabs: strings.HasPrefix(rest, "<<-")}
	if r.pos += 2; doc.tabs {
		r.pos++
	}
	var err error
	if doc.mark, doc.literal, err = r.operand(); err != nil {
		return err
	}
	if doc.mark == "" && !doc.literal {
		return notRun(r.text, start, "write <<EOF, the text, and a line EOF", "this here-document has no end mark")
	}
	r.pending = append(r.pending, doc)
	return nil
}

func (r *shellReader) operand() (word string, quoted bool, err error) {
	for r.peek(0) == ' ' || r.peek(0) == '\t' {
		r.pos++
	}
	if r.pos == len(r.text) {
		return "", false, nil
	}
	return r.word()
}

// hereBodies reads the bodies of the here-documents of the line just ended.
func (r *shellReader) hereBodies() error {
	for _, doc := range r.pending {
		body, err := r.hereBody(&doc)
		if err != nil {
			return err
		}
		if doc.command < len(r.all) {
			r.all[doc.command].Stdin = &body
		}
	}
	r.pending = nil
	return nil
}

func (r *shellReader) hereBody(doc *hereDocument) (string, error) {
	var b strings.Builder
	for r.pos < len(r.text) {
		if doc.tabs {
			for r.peek(0) == '\t' {
				r.pos++
			}
		}
		line, _, _ := strings.Cut(r.text[r.pos:], "\n")
		if line == doc.mark {
			r.pos = min(r.pos+len(line)+1, len(r.text))
			break
		}
		if err := r.hereLine(&b, doc.literal); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// hereLine copies a line with its end; unless literal, a backslash escapes $,
// ` and itself, and joins lines.
func (r *shellReader) hereLine(b *strings.Builder, literal bool) error {
	for r.pos < len(r.text) {
		c := r.text[r.pos]
		switch {
		case literal:
			b.WriteByte(c)
			r.pos++
		case c == '\\':
			r.backslash(b, "$`\\")
		default:
			if err := r.plain(b); err != nil {
				return err
			}
		}
		if c == '\n' {
			break
		}
	}
	return nil
}
