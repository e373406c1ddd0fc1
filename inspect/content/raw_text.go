package content

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// rawText names an element whose text holds no tags (HTML standard, 13.2.5.2
// and the tree construction that switches to it); "" for others.
func rawText(name atom.Atom) string {
	switch name {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext, atom.Xmp:
		return name.String()
	}
	return ""
}

// rawTextEnd returns where the end tag of the element begins, or the end of
// the page. Nothing ends <plaintext>.
func rawTextEnd(page []byte, from int, element string) int {
	if element == "plaintext" {
		return len(page)
	}
	if element == "script" {
		return scriptEnd(page, from)
	}
	for at := from; ; at++ {
		i := bytes.IndexByte(page[at:], '<')
		if i < 0 {
			return len(page)
		}
		if at += i; hasTag(page[at:], "</", element) {
			return at
		}
	}
}

// scriptEnd is rawTextEnd for a script: what looks like a comment may hold a
// script of its own, whose end tag does not count (13.2.5.18 to 13.2.5.33).
func scriptEnd(page []byte, from int) int {
	comment, inner := false, false
	for at := from; at < len(page); at++ {
		if !comment {
			i := bytes.IndexByte(page[at:], '<')
			if i < 0 {
				break
			}
			at += i
		}
		switch rest := page[at:]; {
		case comment && bytes.HasPrefix(rest, []byte("-->")):
			comment, inner = false, false
		case !comment && bytes.HasPrefix(rest, []byte("<!--")):
			comment = true
			at++ // its dashes may be those of its end
		case hasTag(rest, "</", "script"):
			if !inner {
				return at
			}
			inner = false
		case comment && hasTag(rest, "<", "script"):
			inner = true
		}
	}
	return len(page)
}

// hasTag reports whether the text begins with that tag.
func hasTag(text []byte, bracket, element string) bool {
	n := len(bracket) + len(element)
	return len(text) > n && string(text[:len(bracket)]) == bracket && bounds(text[n]) && strings.EqualFold(string(text[len(bracket):n]), element)
}

// commentEnd returns where the comment that begins at from ends: with --> or
// --!>, where the dashes of <!-- count for the first of them (13.2.5.43 to 52).
func commentEnd(page []byte, from int) int {
	for at := from; ; {
		i := bytes.IndexByte(page[at:], '>')
		if i < 0 {
			return len(page)
		}
		at += i + 1
		if text := page[from+2 : at-1]; bytes.HasSuffix(text, []byte("--")) || len(text) > 4 && bytes.HasSuffix(text, []byte("--!")) {
			return at
		}
	}
}
