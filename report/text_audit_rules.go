package report

import (
	"cmp"
	"fmt"
	"slices"
)

// ruleTally gathers findings by rule and grade. Of each it keeps the first
// finding whole, and limit URLs.
type ruleTally struct {
	list  []*ruleEntry
	limit int // -1: all URLs
}

type ruleEntry struct {
	Finding // the first one
	grade   string
	count   int
	urls    int // with such findings
	last    int // number of the exchange counted last
	at      []ruleAt
	various bool // the fixes are not the same everywhere
}

// ruleAt is a URL with such a finding, or a place in the policy, which has no
// number and no URL.
type ruleAt struct {
	id                  int
	url, message, place string

	fix  string
	send []string
}

// ID is the exchange's number.
func (r ruleAt) ID() int { return r.id }

// URL is the exchange's.
func (r ruleAt) URL() string { return r.url }

// Place is the file to look at.
func (r ruleAt) Place() string { return r.place }

// Message is what the finding says.
func (r ruleAt) Message() string { return r.message }

// add takes what was found at a URL, or about the policy.
func (r *ruleTally) add(id int, url string, findings []Finding) {
	for i := range findings {
		r.one(id, url, &findings[i])
	}
}

func (r *ruleTally) one(id int, url string, f *Finding) {
	grade := f.grade()
	if grade == "" || grade == "good" {
		return
	}
	i := slices.IndexFunc(r.list, func(e *ruleEntry) bool { return e.Rule == f.Rule && e.grade == grade })
	if i < 0 {
		i = len(r.list)
		r.list = append(r.list, &ruleEntry{Finding: *f, grade: grade})
	}
	e := r.list[i]
	e.count++
	if e.last != id {
		e.urls, e.last = e.urls+1, id
	}
	e.various = e.various || f.Fix != e.Fix || !slices.Equal(f.Send, e.Send)
	if r.limit >= 0 && len(e.at) >= r.limit {
		return
	}
	e.at = append(e.at, ruleAt{id: id, url: url, message: f.Message, place: f.Place.String(), fix: f.Fix, send: f.Send})
}

// told is how many URLs, or entries of the policy, the rule has findings about.
func (e *ruleEntry) told() string {
	if e.urls == 0 {
		return several(e.count, "place")
	}
	return several(e.urls, "URL")
}

// sorted has the gravest rules first, and of those the most frequent.
func (r *ruleTally) sorted() []*ruleEntry {
	slices.SortStableFunc(r.list, func(a, b *ruleEntry) int {
		return cmp.Or(rank(a.grade)-rank(b.grade), b.count-a.count)
	})
	return r.list
}

// write prints the rules with the URLs under them. What is for information
// only has a line each, unless everything is wanted.
func (r *ruleTally) write(p *printer, shown func(string) string, verbose bool) {
	list := false
	for _, e := range r.sorted() {
		brief := rank(e.grade) >= rank("info") && !verbose && e.urls > 0
		if !brief || !list {
			p.blank()
		}
		list = brief
		glyph, k := p.severity(e.grade)
		p.add(inkPlain, "  ").add(k, glyph).add(inkPlain, " ").add(k, e.grade).add(inkPlain, "  ").add(inkStrong, e.Rule)
		switch {
		case e.count > 1:
			p.also(inkPlain, e.told())
		case brief:
			p.also(inkPlain, p.elided(p.visible(shown(e.at[0].url)), p.columns()/2))
		}
		if e.Severity != e.grade {
			p.also(inkPlain, "known to the baseline as "+e.Severity)
		}
		p.end()
		if !brief {
			p.ruleEntry(e, shown)
		}
	}
}

// ruleEntry prints URLs and what is said of them: once, if it is the same of
// all.
func (p *printer) ruleEntry(e *ruleEntry, shown func(string) string) {
	same := !slices.ContainsFunc(e.at, func(at ruleAt) bool { return at.message != e.Message })
	for _, at := range e.at {
		p.whereabouts(&at, shown)
		if !same {
			p.paragraph(inkPlain, 6, at.message)
		}
		if e.various {
			p.fix(at.fix, at.send)
		}
	}
	if more := e.count - len(e.at); more > 0 {
		p.add(inkPlain, fmt.Sprintf("    %s %d more", p.gap(), more)).end()
	}
	if same {
		p.paragraph(inkPlain, 6, e.Message)
	}
	if !e.various {
		p.fix(e.Fix, e.Send)
	}
}

// whereabouts prints a URL and the file to look at.
func (p *printer) whereabouts(at *ruleAt, shown func(string) string) {
	p.add(inkPlain, "    ")
	if at.url == "" {
		p.add(inkName, at.place).end()
		return
	}
	room := p.columns() - p.at
	if at.place != "" {
		room -= width(p.visible(at.place)) + 2
	}
	p.add(inkName, p.elided(p.visible(shown(at.url)), room))
	if at.place != "" {
		p.add(inkPlain, "  "+at.place)
	}
	p.end()
}

func (p *printer) fix(text string, send []string) {
	if text != "" {
		p.add(inkPlain, "      ").add(inkStrong, "fix: ")
		p.paragraph(inkPlain, 11, text)
	}
	for _, line := range send {
		p.paragraph(inkPlain, 11, line)
	}
}
