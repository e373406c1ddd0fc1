package content

import (
	"bytes"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// token is a kind of piece of a page.
type token uint8

const (
	noToken token = iota // the page is over, or breaks off inside a tag
	textToken
	startTag
	endTag
	otherToken // a comment, a declaration
)

// scanner takes a page apart as the tokenizer of the HTML standard does (13.2.5).
// Unlike the library's it leaves attributes alone until asked for them: of a
// page's tags few have any that matter here, and reading all takes ten times as
// long.
type scanner struct {
	page       []byte
	start, end int       // of the token
	name       atom.Atom // of the tag; 0: none that the standard knows
	behind     int       // where its attributes begin
	raw        string    // the element that just began, where its text holds no tags
}

// next goes to the next token.
func (s *scanner) next() token {
	s.start = s.end
	if s.raw != "" {
		s.end, s.raw = rawTextEnd(s.page, s.start, s.raw), ""
		if s.end > s.start {
			return textToken
		}
	}
	for at := s.start; ; at++ {
		i := bytes.IndexByte(s.page[at:], '<')
		if at += i; i < 0 || at+1 == len(s.page) {
			break
		}
		if !opens(s.page[at+1]) {
			continue
		}
		if at > s.start {
			s.end = at
			return textToken
		}
		return s.markup()
	}
	if s.end = len(s.page); s.end > s.start {
		return textToken
	}
	return noToken
}

// opens reports whether a character behind < makes markup of it.
func opens(c byte) bool { return letter(c) || c == '/' || c == '!' || c == '?' }

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// markup reads what begins with the < at the start of the token.
func (s *scanner) markup() token {
	behind := s.page[s.start+1:]
	switch {
	case letter(behind[0]):
		return s.tag(s.start+1, startTag)
	case behind[0] == '/' && len(behind) == 1:
		s.end = len(s.page)
		return textToken
	case behind[0] == '/' && letter(behind[1]):
		return s.tag(s.start+2, endTag)
	case bytes.HasPrefix(behind, []byte("!--")):
		s.end = commentEnd(s.page, s.start)
	default:
		s.end = after(s.page, s.start+2, '>')
	}
	return otherToken
}

// tag reads to the end of a tag whose name begins at from.
func (s *scanner) tag(from int, kind token) token {
	at := from
	for at < len(s.page) && !bounds(s.page[at]) {
		at++
	}
	s.name, s.behind = element(s.page[from:at]), at
	for at = skipSpace(s.page, at); at < len(s.page) && s.page[at] != '>'; at = skipSpace(s.page, at) {
		_, _, at = attribute(s.page, at)
	}
	if at >= len(s.page) {
		s.end = len(s.page)
		return noToken
	}
	s.end = at + 1
	if kind == startTag {
		s.raw = rawText(s.name)
	}
	return kind
}

// attributes reads those of the tag that matter. Tags with references to
// characters are the library's, which knows how much of "?a=1&copy=2" is one.
func (s *scanner) attributes() (a attributes) {
	tag := s.page[s.start:s.end]
	if bytes.ContainsAny(tag, "&\r\x00") {
		z := xhtml.NewTokenizer(bytes.NewReader(tag))
		z.Next()
		if _, more := z.TagName(); more {
			a = readAttributes(z)
		}
		return a
	}
	end := s.end - 1
	for at := skipSpace(s.page, s.behind); at < end; at = skipSpace(s.page, at) {
		var name, value []byte
		name, value, at = attribute(s.page[:end], at)
		a.put(name, value)
	}
	return a
}

// attribute reads the one that begins at from, which is inside a tag, and
// returns where it ends. A slash is an attribute without a name.
func attribute(page []byte, from int) (name, value []byte, end int) {
	at := from
	for at < len(page) && !bounds(page[at]) && (page[at] != '=' || at == from) {
		at++
	}
	name = page[from:at]
	if at = skipSpace(page, at); at == len(page) || page[at] != '=' {
		if at < len(page) && page[at] == '/' {
			at++
		}
		return name, nil, at
	}
	if at = skipSpace(page, at+1); at == len(page) || page[at] == '>' {
		return name, nil, at
	}
	if quote := page[at]; quote == '"' || quote == '\'' {
		if i := bytes.IndexByte(page[at+1:], quote); i >= 0 {
			return name, page[at+1 : at+1+i], at + i + 2
		}
		return name, page[at+1:], len(page)
	}
	from = at
	for at < len(page) && !space(page[at]) && page[at] != '>' {
		at++
	}
	return name, page[from:at], at
}

// bounds reports whether a character ends the name of a tag or of an attribute.
func bounds(c byte) bool { return space(c) || c == '/' || c == '>' }

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func skipSpace(page []byte, at int) int {
	for at < len(page) && space(page[at]) {
		at++
	}
	return at
}

// after returns where the text behind the next c begins, or its end.
func after(page []byte, from int, c byte) int {
	if i := bytes.IndexByte(page[from:], c); i >= 0 {
		return from + i + 1
	}
	return len(page)
}
