package content

import (
	"bytes"
	"iter"
	"strings"

	"golang.org/x/net/html/atom"

	"maxage/inspect/field"
)

// Load is something in a page that makes a browser load something.
type Load struct {
	Kind LoadKind
	URL  string // as written; "" for Style
	CSS  string // of Style
	Line int    // from 1
}

// LoadKind is a kind of Load.
type LoadKind uint8

// The kinds.
const (
	File  LoadKind = iota // an image, a script, a font, a manifest ...
	Sheet                 // a style sheet
	Frame                 // the page of an iframe
	Style                 // CSS in the page, which may name files
	Base                  // nothing is loaded: what follows is relative to URL
)

// Loads goes through a page and yields what a browser loads for it, in the order
// of the page.
func Loads(page []byte) iter.Seq[Load] {
	return func(yield func(Load) bool) {
		w := loader{scanner: scanner{page: page}, line: 1, yield: yield}
		for kind := w.next(); kind != noToken && !w.done; kind = w.next() {
			text := page[w.start:w.end]
			switch kind {
			case startTag:
				w.tag()
			case textToken:
				if w.style {
					w.load(Load{Kind: Style, CSS: string(text)})
				}
				w.style = false
			case endTag:
				w.style = false
			}
			w.line += bytes.Count(text, []byte("\n"))
		}
	}
}

// LinkLoads yields what a line of the Link field makes a browser load: what the
// same <link> in a page would. A link that is about something else than what was
// asked for, by its anchor, is left out (RFC 8288 section 3.2).
func LinkLoads(line string) iter.Seq[Load] {
	return func(yield func(Load) bool) {
		for l := range field.Links(line) {
			if l.Parameter("anchor") != "" {
				continue
			}
			a := attributes{href: l.URL, rel: l.Parameter("rel"), as: l.Parameter("as"), srcset: l.Parameter("imagesrcset")}
			more := true
			a.loads(atom.Link, func(url string, kind LoadKind) { more = more && yield(Load{Kind: kind, URL: url}) })
			if !more {
				return
			}
		}
	}
}

// loader is one Loads under way.
type loader struct {
	scanner
	line  int  // where the token begins
	style bool // inside <style>
	based bool // there was a <base>: the first one counts
	done  bool
	yield func(Load) bool
}

func (w *loader) load(l Load) {
	l.Line = w.line
	w.done = w.done || !w.yield(l)
}

func (w *loader) tag() {
	w.style = w.name == atom.Style
	a := w.attributes()
	if w.name == atom.Base && a.href != "" && !w.based {
		w.based = true
		w.load(Load{Kind: Base, URL: strings.TrimSpace(a.href)})
	}
	a.loads(w.name, func(url string, kind LoadKind) { w.load(Load{Kind: kind, URL: url}) })
	if strings.Contains(a.style, "(") {
		w.load(Load{Kind: Style, CSS: a.style})
	}
}

// element is the atom of a tag; of SVG's elements, use loads as image does.
func element(tag []byte) atom.Atom {
	var short [longestName]byte
	name := lower(&short, tag)
	if string(name) == "use" {
		return atom.Image
	}
	return atom.Lookup(name)
}

// longestName is longer than the names of tags and attributes that matter.
const longestName = 16

// lower returns a name in lower case, nothing for one that is too long.
func lower(into *[longestName]byte, name []byte) []byte {
	if len(name) > len(into) {
		return nil
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		into[i] = c
	}
	return into[:len(name)]
}

// loading reports whether loads knows the tag.
func loading(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Audio, atom.Embed, atom.Track, atom.Img, atom.Source, atom.Video, atom.Input, atom.Object, atom.Iframe, atom.Image, atom.Link:
		return true
	}
	return false
}

// loads says which attributes of a tag make a browser load something.
func (a *attributes) loads(tag atom.Atom, yield func(url string, kind LoadKind)) {
	add := func(url string, kind LoadKind) {
		if url = strings.TrimSpace(url); url != "" {
			yield(url, kind)
		}
	}
	switch tag {
	case atom.Script, atom.Audio, atom.Embed, atom.Track:
		add(a.src, File)
	case atom.Img, atom.Source:
		add(a.src, File)
		srcset(a.srcset, add)
	case atom.Video:
		add(a.src, File)
		add(a.poster, File)
	case atom.Input:
		if strings.EqualFold(a.kind, "image") {
			add(a.src, File)
		}
	case atom.Object:
		add(a.data, File)
	case atom.Iframe:
		add(a.src, Frame)
	case atom.Image: // of SVG
		if !strings.HasPrefix(a.href, "#") {
			add(a.href, File)
		}
	case atom.Link:
		if kind, ok := linked(a.rel, a.as); ok {
			add(a.href, kind)
			srcset(a.srcset, add)
		}
	}
}

// linked tells what a <link> of that rel loads, if it does.
func linked(rel, as string) (kind LoadKind, ok bool) {
	for word := range strings.FieldsSeq(strings.ToLower(rel)) {
		switch word {
		case "stylesheet":
			return Sheet, true
		case "preload":
			if strings.EqualFold(as, "style") {
				return Sheet, true
			}
			ok = true
		case "modulepreload", "icon", "manifest", "apple-touch-icon":
			ok = true
		}
	}
	return File, ok
}

const htmlSpace = " \t\n\f\r"

// srcset takes the URLs of a srcset attribute apart as the HTML standard does:
// a URL ends with white space, and a comma behind it ends its candidate; a
// comma inside a URL or inside parentheses does not.
func srcset(set string, add func(url string, kind LoadKind)) {
	for {
		set = strings.TrimLeft(set, htmlSpace+",")
		end := strings.IndexAny(set, htmlSpace)
		if end < 0 {
			end = len(set)
		}
		if end == 0 {
			return
		}
		url := strings.TrimRight(set[:end], ",")
		add(url, File)
		described := len(url) == end // no comma behind it
		set = set[end:]
		for depth := 0; described && set != ""; set = set[1:] {
			switch c := set[0]; {
			case c == '(':
				depth++
			case c == ')':
				depth--
			case c == ',' && depth <= 0:
				described = false
			}
		}
	}
}
