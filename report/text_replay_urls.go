package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mostURLs is how many URLs the text lists; JSON has them all.
const mostURLs = 20

// roomForURL is how many columns a URL needs to be of use in a table.
const roomForURL = 30

// urlRow is a URL and how many of its requests each cache left for the origin.
type urlRow struct {
	url      string
	requests int
	origin   []int // by cache; -1: none reached it
}

// urls lists the URLs that were asked for more than once, the busiest first.
func (p *replayText) urls() {
	rows := p.busy()
	if len(rows) == 0 {
		return
	}
	p.heading("URLs", "asked for more than once: requests, and how many of them reach the origin")
	columns := p.urlColumns()
	if columns != nil {
		p.add(inkPlain, "  requests")
		for i, w := range columns {
			p.add(inkPlain, strings.Repeat(" ", 2+w-width(p.rows.label(i)))).add(inkStrong, p.rows.label(i))
		}
		p.end()
	}
	for i := range rows {
		if i == mostURLs {
			p.add(inkPlain, fmt.Sprintf("  and %d more", len(rows)-i)).end()
			return
		}
		if columns != nil {
			p.urlRow(&rows[i], columns)
		} else {
			p.urlBlock(&rows[i])
		}
	}
}

// busy puts the rows of all caches together. A URL may not have reached them
// all.
func (p *replayText) busy() []urlRow {
	var rows []urlRow
	place := map[string]int{}
	for i, name := range p.order {
		for _, u := range p.Caches[name].URLs {
			at, known := place[u.URL]
			if !known {
				at = len(rows)
				place[u.URL] = at
				rows = append(rows, urlRow{url: u.URL, origin: slices.Repeat([]int{-1}, len(p.order))})
			}
			if u.Requests > 0 {
				rows[at].origin[i] = u.OriginRequests
			}
			rows[at].requests = max(rows[at].requests, u.Requests)
		}
	}
	rows = slices.DeleteFunc(rows, func(r urlRow) bool { return r.requests < 2 })
	slices.SortStableFunc(rows, func(a, b urlRow) int { return cmp.Compare(b.requests, a.requests) })
	return rows
}

// urlColumns returns the widths of the columns of the caches, or nil when they
// leave no room for the URL.
func (p *replayText) urlColumns() []int {
	var columns []int
	used := len("  requests") + 2
	for i := range p.order {
		w := max(4, width(p.rows.label(i)))
		columns = append(columns, w)
		used += 2 + w
	}
	if used+roomForURL > p.columns() {
		return nil
	}
	return columns
}

func (p *replayText) urlRow(r *urlRow, columns []int) {
	p.add(inkPlain, fmt.Sprintf("  %8d", r.requests))
	for i, w := range columns {
		p.add(inkPlain, fmt.Sprintf("  %*s", w, p.count(r.origin[i])))
	}
	p.add(inkPlain, "  ")
	p.urlEnd(r.url)
}

func (p *replayText) count(n int) string {
	if n < 0 {
		return p.dash
	}
	return fmt.Sprint(n)
}

// urlBlock is for more caches than fit beside each other: those that leave as
// many requests for the origin stand together, most of them last.
func (p *replayText) urlBlock(r *urlRow) {
	p.add(inkPlain, fmt.Sprintf("  %8d  ", r.requests))
	p.urlEnd(r.url)
	groups := map[int][]string{}
	for i, n := range r.origin {
		groups[n] = append(groups[n], p.rows.label(i))
	}
	order := slices.SortedFunc(maps.Keys(groups), func(a, b int) int {
		return cmp.Or(cmp.Compare(len(groups[a]), len(groups[b])), cmp.Compare(a, b))
	})
	for i, n := range order {
		p.add(inkPlain, fmt.Sprintf("  %12s  ", p.count(n)))
		p.paragraph(inkPlain, 16, alike(groups[n], len(order), i == len(order)-1))
	}
}

// alike names caches that do the same as each other. others says that they are
// most of those in question, of which there are several such groups.
func alike(names []string, groups int, others bool) string {
	switch {
	case groups == 1 && len(names) > 1:
		return "all caches"
	case others && len(names) > 3:
		return "all others"
	}
	return strings.Join(names, ", ")
}
