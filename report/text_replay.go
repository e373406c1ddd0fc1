package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"maxage/inspect/field"
)

// mostURLs is how many URLs the text lists in a table; JSON has them all.
const mostURLs = 20

// Text writes the replay for a person to read: totals for each cache, the URLs
// that were asked for most, what a browser's recording says of the prediction,
// and where a shared cache could do more. Verbose lists every request.
func (r *Replay) Text(w io.Writer, s Style) error {
	p := newPrinter(w, s)
	p.replayTotals(r)
	if s.Verbose {
		p.replayRequests(r)
	}
	p.replayURLs(r)
	if r.Requests > len(r.asked) {
		p.blank()
		p.paragraph(inkPlain, 0, fmt.Sprintf("What follows is said of the first %d requests.", len(r.asked)))
	}
	for _, name := range r.order {
		p.recorded(r, name)
	}
	p.replayWhatIf(r.WhatIf)
	p.candidates(r.Candidates)
	return p.flush()
}

// replayTotals is one line for each cache.
func (p *printer) replayTotals(r *Replay) {
	p.add(inkTitle, "Replay").add(inkPlain, "  "+several(r.Requests, "request")+", and what each cache would have done").end()
	head := fmt.Sprintf(" %6s %8s %15s %10s %10s", "hits", "checked", "to the origin", "its bytes", "saved")
	rated := r.WhatIf != nil && r.WhatIf.Rate > 0
	if rated {
		head += fmt.Sprintf(" %10s", "of "+number(r.WhatIf.Rate)+"/s")
	}
	names := 0
	for _, name := range r.order {
		if n := width(name); 2+n+width(head) <= p.columns() {
			names = max(names, n)
		}
	}
	p.pad(2 + names)
	p.add(inkPlain, head).end()
	for _, name := range r.order {
		c := r.Caches[name]
		t := c.Totals
		if p.add(inkPlain, "  ").add(inkStrong, name); p.at > 2+names {
			p.end()
		}
		p.pad(2 + names)
		p.add(inkPlain, fmt.Sprintf(" %6d %8d %15s %10s %10s", t.Hits, t.Revalidations, share(t.OriginRequests, t.Requests), field.Bytes(t.OriginBytes), field.Bytes(t.SavedBytes)))
		if rated && c.OriginRate != nil {
			p.add(inkPlain, fmt.Sprintf(" %10s", number(*c.OriginRate)+"/s"))
		}
		p.end()
	}
}

// share writes a part with what it is of the whole.
func share(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	percent := 100 * float64(part) / float64(whole)
	if percent > 0 && percent < 9.95 || percent > 99 && part < whole {
		return fmt.Sprintf("%d (%.1f %%)", part, percent)
	}
	return fmt.Sprintf("%d (%.0f %%)", part, percent)
}

func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// replayURLs lists the URLs that were asked for more than once, the busiest
// first: how many requests each cache leaves for the origin.
func (p *printer) replayURLs(r *Replay) {
	if len(r.order) == 0 {
		return
	}
	of := func(name string) []ReplayURL { return r.Caches[name].URLs }
	var busy []int
	for i, u := range of(r.order[0]) {
		if u.Requests > 1 {
			busy = append(busy, i)
		}
	}
	slices.SortStableFunc(busy, func(a, b int) int { return of(r.order[0])[b].Requests - of(r.order[0])[a].Requests })
	if len(busy) == 0 {
		return
	}
	p.heading("By URL", "asked for more than once, and how many of the requests reach the origin")
	columns := p.urlColumns(r)
	for n, i := range busy {
		if n == mostURLs {
			p.add(inkPlain, fmt.Sprintf("  and %d more URLs, which the JSON lists", len(busy)-n)).end()
			break
		}
		u := &of(r.order[0])[i]
		p.add(inkPlain, fmt.Sprintf("  %8d", u.Requests))
		for k, w := range columns {
			p.add(inkPlain, fmt.Sprintf("  %*d", w, of(r.order[k])[i].OriginRequests))
		}
		p.tableURL(p.at+2, u.URL)
		if columns == nil {
			p.pad(12)
			p.paragraph(inkPlain, 12, r.leftBy(i))
		}
	}
}

// urlColumns heads a column for each cache and returns their widths, or nil
// where the caches are too many for that.
func (p *printer) urlColumns(r *Replay) []int {
	var columns []int
	used := 10
	for _, name := range r.order {
		columns = append(columns, max(4, width(name)))
		used += 2 + columns[len(columns)-1]
	}
	if used+30 > p.columns() {
		return nil
	}
	p.add(inkPlain, "  requests")
	for i, name := range r.order {
		p.add(inkStrong, fmt.Sprintf("  %*s", columns[i], name))
	}
	p.end()
	return columns
}

// leftBy says how many requests for a URL reach the origin: through most of the
// caches, and through those with which it is otherwise.
func (r *Replay) leftBy(url int) string {
	names := map[int][]string{}
	most := -1
	for _, name := range r.order {
		n := r.Caches[name].URLs[url].OriginRequests
		names[n] = append(names[n], name)
		if most < 0 || len(names[n]) > len(names[most]) {
			most = n
		}
	}
	var others []string
	for _, n := range slices.Sorted(maps.Keys(names)) {
		if n != most {
			others = append(others, fmt.Sprintf("%d with %s", n, strings.Join(names[n], ", ")))
		}
	}
	text := fmt.Sprintf("%d reach the origin", most)
	if len(others) > 0 {
		text += ", but " + strings.Join(others, "; ")
	}
	return text
}

// tableURL ends the line under way with a URL in a column of its own. One that
// would take more than two lines loses its middle, unless everything is wanted.
func (p *printer) tableURL(column int, url string) {
	room := p.columns() - column
	lines := folded(p.visible(url), room, room, p.fold)
	if len(lines) > 2 && !p.Verbose {
		head, _ := splitAt(p.visible(url), room-3)
		lines = []string{head + "...", tailOf(p.visible(url), room)}
	}
	for _, line := range lines {
		p.pad(column)
		p.add(inkPlain, line)
		p.end()
	}
}

// tailOf is the end of s that fits into so many cells.
func tailOf(s string, room int) string {
	_, tail := splitAt(s, width(s)-room)
	for width(tail) > room {
		_, tail = splitAt(tail, 1)
	}
	return tail
}
