package report

import (
	"io"
	"strings"

	"maxage/inspect/cache"
)

// ExplainCache says what a cache is, what it does in its own way and how that
// is known, and what can be set.
func ExplainCache(w io.Writer, c *cache.Cache, s Style) error {
	p := newPrinter(w, s)
	p.add(inkTitle, c.Name).add(inkPlain, "  "+c.Title)
	if c.Version != "" {
		p.add(inkPlain, ", versions "+c.Version)
	}
	if len(c.Also) > 0 {
		p.add(inkPlain, ", also called "+strings.Join(c.Also, ", "))
	}
	p.end()
	p.paragraph(inkPlain, 2, c.Doc)
	if c.Factual {
		p.blank()
		p.paragraph(inkPlain, 2, "No verdict is given for it: its own configuration decides more than the response does.")
	}
	if steps := c.Decides(); len(steps) > 0 {
		p.heading("How it decides", "")
		for _, step := range steps {
			p.add(inkPlain, "  - ")
			p.paragraph(inkPlain, 4, step)
		}
	}
	p.facts(c.Facts)
	p.settings(c)
	if len(c.Refs) > 0 {
		p.blank()
		p.refs(2, c.Refs)
	}
	return p.flush()
}

func (p *printer) facts(facts []cache.Fact) {
	if len(facts) == 0 {
		return
	}
	p.heading("In its own way", "")
	for _, f := range facts {
		p.add(inkPlain, "  ").add(inkStrong, string(f.Confidence)).pad(14)
		p.paragraph(inkPlain, 14, f.Text+" ("+f.Source+")")
	}
}

func (p *printer) settings(c *cache.Cache) {
	if len(c.Settings) == 0 {
		return
	}
	p.heading("Settings", "--cache "+c.Product()+":KEY=VALUE,KEY=VALUE")
	most := 0
	for _, s := range c.Settings {
		most = max(most, len(s.Key))
	}
	for _, s := range c.Settings {
		p.add(inkPlain, "  ").add(inkStrong, s.Key).pad(4 + most)
		text := s.Doc + " (" + s.Values
		if s.Stock != "" {
			text += "; stock: " + s.Stock
		}
		p.paragraph(inkPlain, 4+most, text+")")
	}
}

// CachesTable lists caches, one a line.
func CachesTable(w io.Writer, list []*cache.Cache, s Style) error {
	p := newPrinter(w, s)
	most := 0
	for _, c := range list {
		most = max(most, len(c.Name))
	}
	for _, c := range list {
		p.add(inkPlain, "  ").add(inkStrong, c.Name).pad(4 + most)
		text := c.Doc
		if c.Factual {
			text += " Facts only: --cache does not take it."
		}
		if c.Version != "" {
			text += " (" + c.Version + ")"
		}
		p.paragraph(inkPlain, 4+most, text)
	}
	return p.flush()
}
