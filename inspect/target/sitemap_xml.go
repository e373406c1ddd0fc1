package target

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// deepestXML bounds how deep the elements of a sitemap are nested; its
// extensions for images and videos need five.
const deepestXML = 32

// xml reads urlset/url/loc and sitemapindex/sitemap/loc; elements of extensions
// lie deeper, and namespaces do not matter.
func (f *sitemapFile) xml(in io.Reader, b *bounded) (more bool) {
	d := xml.NewDecoder(in)
	d.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		if strings.EqualFold(charset, "us-ascii") || strings.EqualFold(charset, "ascii") {
			return r, nil
		}
		return nil, fmt.Errorf("the encoding is %.20q, but a sitemap is UTF-8", charset)
	}
	var loc strings.Builder
	for depth, line, entry, wanted := 0, 0, "", false; ; {
		b.rest()
		token, err := d.Token()
		if err != nil {
			return f.ended(d, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			switch {
			case depth > deepestXML:
				return f.ended(d, limit(fmt.Sprintf("elements are nested more than %d deep; what follows is left out", deepestXML)))
			case depth == 1:
				if !f.isRoot(token.Name.Local) {
					return f.fail(failf(f.at, "its root is <%.20s>, so it is no sitemap", token.Name.Local).hint(sitemapNeeded))
				}
				entry = map[bool]string{true: "sitemap", false: "url"}[f.index]
			case depth == 2:
				wanted = token.Name.Local == entry
			case depth == 3 && wanted && token.Name.Local == "loc":
				line, _ = d.InputPos()
				loc.Reset()
			}
		case xml.Directive:
			if len(token) >= 12 && strings.EqualFold(string(token[:12]), "doctype html") {
				return f.fail(failf(f.at, "it is a page and no sitemap").hint(sitemapNeeded))
			}
		case xml.CharData:
			if depth == 3 && line > 0 {
				loc.Write(token)
			}
		case xml.EndElement:
			if depth == 3 && line > 0 {
				if next, more := f.location(strings.TrimSpace(loc.String()), line); !next {
					return more
				}
				line = 0
			}
			depth--
		}
	}
}

func (f *sitemapFile) isRoot(name string) (known bool) {
	f.index = name == "sitemapindex"
	return f.index || name == "urlset"
}

// ended tells how the XML ended.
func (f *sitemapFile) ended(d *xml.Decoder, err error) (more bool) {
	if err == io.EOF {
		return true
	}
	at := Place{File: f.at.File}
	at.Line, _ = d.InputPos()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return f.fail(failf(at, "broken XML: %s; what follows is lost", syntax.Msg))
	}
	return f.fail(unreadable(at, err))
}
