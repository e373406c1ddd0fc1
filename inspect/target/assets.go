package target

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// PageBytes is how much of a page is read.
const PageBytes = 16 << 20

// The bounds of what a page loads.
const (
	sheetBytes = 4 << 20
	mostAssets = 1000
)

// Assets gives the files that a browser loads for a page: those of its Link
// field, those of its HTML in the order of their appearance, then those that its
// style sheets name, one level deep. The zero value with a Fetch gives those of
// the page's own origin.
type Assets struct {
	Fetch     Fetch
	Page      Fetch   // gets the page itself; nil: Fetch does
	Sheets    *Sheets // remembers style sheets from page to page; nil: each page's are fetched
	Elsewhere bool    // those of other origins too
	Frames    bool    // the pages in iframes too, but not what they load
}

// Of fetches the page and yields its files, but not the page itself. What the
// page was redirected to is the origin that counts as its own, but credentials
// are for the origin that was named: see Trusted.
func (a Assets) Of(ctx context.Context, page Target) Stream {
	return func(yield func(Target, error) bool) {
		p := assets{Assets: a, yield: yield, root: page.named(), seen: map[string]bool{normal(page.URL): true}, sheet: map[string]bool{}}
		if !p.page(ctx, page) {
			return
		}
		for _, sheet := range p.sheets {
			if ctx.Err() != nil {
				p.fail(ctx.Err())
				return
			}
			if !p.sheetOf(ctx, sheet) {
				return
			}
		}
	}
}

// assets is one Of under way. Its methods return false once nothing more is
// wanted.
type assets struct {
	Assets
	yield  func(Target, error) bool
	root   string
	origin string // of the page
	seen   map[string]bool
	n      int // targets so far
	sheets []Target
	sheet  map[string]bool // what is in sheets
}

func (p *assets) fail(err error) (more bool) { return p.yield(Target{}, err) }

func (p *assets) page(ctx context.Context, t Target) (more bool) {
	get := p.Page
	if get == nil {
		get = p.Fetch
	}
	d, err := get.get(ctx, t)
	switch {
	case errors.Is(err, ErrRobots):
		return p.fail(err)
	case err != nil:
		return true // the page is a target itself: whoever requests it sees what is wrong
	}
	defer d.Body.Close()
	p.origin = wire.Origin(d.URL)
	p.seen[normal(d.URL)] = true
	if !p.links(d) {
		return false
	}
	switch field.ParseMediaType(d.Type).String() {
	case "text/html", "application/xhtml+xml", "":
		return p.html(d)
	case "text/css":
		return p.css(readSheet(d))
	}
	return true
}

// links yields what the header makes a browser load, which does not wait for the
// page.
func (p *assets) links(d *Document) (more bool) {
	at := Place{File: withoutUser(d.URL)}
	for _, line := range d.Links {
		for l := range content.LinkLoads(line) {
			if !p.found(l.URL, d.URL, at, l.Kind == content.Sheet) {
				return false
			}
		}
	}
	return true
}

func (p *assets) html(d *Document) (more bool) {
	at := Place{File: withoutUser(d.URL)}
	in, _, err := unpack(d.Body, PageBytes)
	if err != nil {
		return p.fail(unreadable(at, err))
	}
	page, cut := io.ReadAll(in)
	base := d.URL
	more = true
	for l := range content.Loads(page) {
		at.Line = l.Line
		switch {
		case l.Kind == content.Base:
			if b, err := relative(cleaned(l.URL), d.URL, at); err == nil {
				base = b
			}
		case l.Kind == content.Style:
			more = p.named(l.CSS, base, at, true)
		case l.Kind != content.Frame || p.Frames:
			more = p.found(l.URL, base, at, l.Kind == content.Sheet)
		}
		if !more {
			return false
		}
	}
	at.Line = 1 + bytes.Count(page, []byte("\n"))
	return cut == nil || p.fail(unreadable(at, cut))
}

// sheetOf yields what a style sheet of the page names. The sheets that it
// imports are targets, but what those name is not. One that cannot be had names
// nothing; it is a target itself, so whoever requests it sees what is wrong.
func (p *assets) sheetOf(ctx context.Context, t Target) (more bool) {
	return p.css(p.Sheets.get(t, func() *sheet {
		d, err := p.Fetch.get(ctx, t)
		if err != nil {
			return &sheet{}
		}
		defer d.Body.Close()
		return readSheet(d)
	}))
}

func (p *assets) css(s *sheet) (more bool) {
	more = s.fault == nil || p.fail(s.fault)
	for i := 0; more && i < len(s.names); i++ {
		u := &s.names[i]
		more = p.found(u.url, s.url, Place{File: s.file, Line: u.line}, false)
	}
	return more
}

// named goes through CSS that begins at a place; deeper tells whether the
// sheets that it imports are to be read too.
func (p *assets) named(text, base string, at Place, deeper bool) (more bool) {
	more = true
	css(text, func(u cssURL) bool {
		more = p.found(u.url, base, Place{File: at.File, Line: at.Line + u.line - 1}, deeper && u.imported)
		return more
	})
	return more
}

// found takes a reference to a file; sheet tells whether it is to be read too.
func (p *assets) found(ref, base string, at Place, sheet bool) (more bool) {
	if ref = cleaned(ref); !loads(ref) {
		return true
	}
	address, fault := relative(ref, base, at)
	if fault != nil {
		return p.fail(fault)
	}
	if !p.Elsewhere && wire.Origin(address) != p.origin {
		return true
	}
	t := Target{URL: address, Method: "GET", From: at, Root: p.root}
	key := normal(address)
	if sheet && !p.sheet[key] {
		p.sheet[key] = true
		p.sheets = append(p.sheets, t)
	}
	if p.seen[key] {
		return true
	}
	p.seen[key] = true
	if p.n++; p.n > mostAssets {
		p.fail(failf(at, "there are more than %d files; the rest is left out", mostAssets))
		return false
	}
	return p.yield(t, nil)
}

// loads tells a reference that something is fetched for from data:, blob:,
// javascript: and the like, and from one into the page itself.
func loads(ref string) bool {
	scheme := schemeOf(ref)
	return ref != "" && ref[0] != '#' && (scheme == "" || scheme == "http" || scheme == "https")
}

// cleaned does to a reference what browsers do before they parse it: tabs and
// line ends are taken out, and a space is as good as %20.
func cleaned(ref string) string {
	return strings.ReplaceAll(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(strings.Trim(ref, " \t\n\f\r")), " ", "%20")
}
