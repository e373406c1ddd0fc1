package target

import (
	"strings"
	"unicode/utf8"
)

// cssURL is what a style sheet has a browser load.
type cssURL struct {
	url      string
	imported bool // it is a style sheet itself
	line     int  // from 1
}

// css finds what a style sheet loads: url(), @import, and the strings of
// image-set(). It knows the tokens of CSS (CSS Syntax Level 3 section 4), so
// that comments, strings and escapes mislead it no more than a browser, and
// nothing of what stands between them. yield returning false ends it.
func css(text string, yield func(cssURL) bool) {
	r := cssReader{s: text, line: 1, yield: yield}
	for r.i < len(r.s) && !r.done {
		r.token()
	}
}

type cssReader struct {
	s     string
	i     int
	done  bool
	yield func(cssURL) bool

	line, counted int // the line at byte counted

	rule string // the at-rule whose prelude this is, if it is import or namespace
	sets []bool // of each open parenthesis: it is that of image-set
}

func (r *cssReader) token() {
	switch c := r.s[r.i]; {
	case strings.HasPrefix(r.s[r.i:], "/*"):
		end := strings.Index(r.s[r.i+2:], "*/")
		if end < 0 {
			r.i = len(r.s)
			return
		}
		r.i += 2 + end + 2
	case c == '"' || c == '\'':
		at := r.i
		url, ok := r.quoted()
		if ok && (r.rule == "import" || len(r.sets) > 0 && r.sets[len(r.sets)-1]) {
			r.found(url, at)
		}
	case c == '@':
		r.i++
		r.rule = strings.ToLower(r.name())
	case c == '#':
		r.i++
		r.name()
	case r.named(r.i):
		r.word()
	case c == '(':
		r.open(false)
	case c == ')':
		r.i++
		r.sets = r.sets[:max(0, len(r.sets)-1)]
	case c == ';' || c == '{' || c == '}':
		r.i++
		r.rule = ""
	default:
		r.i++
	}
}

// open takes a parenthesis.
func (r *cssReader) open(set bool) {
	r.i++
	r.sets = append(r.sets, set)
}

// word takes a name, and the URL behind it if it is url(.
func (r *cssReader) word() {
	at := r.i
	name := r.name()
	if r.i == len(r.s) || r.s[r.i] != '(' {
		return
	}
	if !strings.EqualFold(name, "url") {
		r.open(strings.EqualFold(name, "image-set") || strings.EqualFold(name, "-webkit-image-set"))
		return
	}
	r.open(false)
	r.space()
	if r.i < len(r.s) && (r.s[r.i] == '"' || r.s[r.i] == '\'') {
		if url, ok := r.quoted(); ok {
			r.found(url, at)
		}
		return // what follows up to the parenthesis is not for us
	}
	if url, ok := r.bare(); ok {
		r.found(url, at)
	}
}

func (r *cssReader) found(url string, at int) {
	imported := r.rule == "import"
	if r.rule == "namespace" || strings.TrimSpace(url) == "" {
		return // the URL of a namespace is a name
	}
	if imported {
		r.rule = "" // what follows is its layer, its condition
	}
	r.line += strings.Count(r.s[r.counted:at], "\n")
	r.counted = at
	r.done = !r.yield(cssURL{url, imported, r.line})
}

func (r *cssReader) space() {
	for r.i < len(r.s) && isCSSSpace(r.s[r.i]) {
		r.i++
	}
}

// name takes the characters of a name.
func (r *cssReader) name() string {
	var out strings.Builder
	for r.i < len(r.s) && r.named(r.i) {
		r.character(&out)
	}
	return out.String()
}

// named tells whether a character of a name stands at i.
func (r *cssReader) named(i int) bool {
	c := r.s[i]
	return isLetter(c) || '0' <= c && c <= '9' || c == '-' || c == '_' || c >= 0x80 ||
		c == '\\' && i+1 < len(r.s) && !isCSSNewline(r.s[i+1])
}

// quoted takes a string. One that a line end cuts off is none; one that the
// text ends in is.
func (r *cssReader) quoted() (text string, ok bool) {
	quote := r.s[r.i]
	var out strings.Builder
	for r.i++; r.i < len(r.s); {
		switch c := r.s[r.i]; {
		case c == quote:
			r.i++
			return out.String(), true
		case isCSSNewline(c):
			return "", false
		case c == '\\' && r.i+1 == len(r.s):
			r.i++
		case c == '\\' && isCSSNewline(r.s[r.i+1]):
			r.i += 2
			if strings.HasPrefix(r.s[r.i-1:], "\r\n") {
				r.i++
			}
		default:
			r.character(&out)
		}
	}
	return out.String(), true
}

// bare takes an URL without quotes and the parenthesis behind it. White space
// inside makes it no URL, as do quotes and parentheses.
func (r *cssReader) bare() (url string, ok bool) {
	var out strings.Builder
	ok = true
	for r.i < len(r.s) && r.s[r.i] != ')' {
		switch c := r.s[r.i]; {
		case isCSSSpace(c):
			r.space()
			ok = ok && (r.i == len(r.s) || r.s[r.i] == ')')
			continue
		case c == '"' || c == '\'' || c == '(' || c < ' ' || c == 0x7f:
			ok = false
		case c == '\\' && (r.i+1 == len(r.s) || isCSSNewline(r.s[r.i+1])):
			ok = false
			r.i++
			continue
		}
		r.character(&out)
	}
	return out.String(), ok
}

// character takes one character, which may be escaped: by up to six hexadecimal
// digits and a white space behind them, or as itself.
func (r *cssReader) character(out *strings.Builder) {
	if r.s[r.i] != '\\' {
		out.WriteByte(r.s[r.i])
		r.i++
		return
	}
	r.i++
	start, code := r.i, rune(0)
	for r.i < len(r.s) && r.i < start+6 && unhex(r.s[r.i]) >= 0 {
		code = code<<4 | rune(unhex(r.s[r.i]))
		r.i++
	}
	switch {
	case r.i == start:
		_, n := utf8.DecodeRuneInString(r.s[r.i:])
		out.WriteString(r.s[r.i : r.i+n])
		r.i += n
		return
	case code == 0 || !utf8.ValidRune(code):
		code = utf8.RuneError
	}
	out.WriteRune(code)
	if strings.HasPrefix(r.s[r.i:], "\r\n") {
		r.i++
	}
	if r.i < len(r.s) && isCSSSpace(r.s[r.i]) {
		r.i++
	}
}

func isCSSNewline(c byte) bool { return c == '\n' || c == '\r' || c == '\f' }

func isCSSSpace(c byte) bool { return isCSSNewline(c) || c == ' ' || c == '\t' }
