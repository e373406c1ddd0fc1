package report

import (
	"fmt"
	"io"

	"maxage/inspect/field"
)

// replayText lays a replay out for a person to read.
type replayText struct {
	*printer
	*Replay
	rows Verdicts // the caches, for their labels
}

// Text writes the replay for a person to read: totals for each cache, the URLs
// that were asked for most, and what could be kept for a while. Verbose lists
// every request.
func (r *Replay) Text(w io.Writer, s Style) error {
	p := &replayText{printer: newPrinter(w, s), Replay: r, rows: make(Verdicts, len(r.order))}
	for i, name := range r.order {
		p.rows[i].Cache = name
	}
	p.title()
	p.totals()
	p.particulars()
	if s.Verbose {
		p.requests()
	}
	p.urls()
	p.recorded()
	p.whatIf()
	p.candidates()
	return p.flush()
}

func (p *replayText) title() {
	text := several(p.Requests, "request")
	if p.Recording.Seconds > 0 {
		text += " in " + field.Spoken(p.Recording.Seconds)
	}
	p.add(inkTitle, "Replay").add(inkPlain, "  ")
	p.paragraph(inkPlain, p.at, text+", each cache empty at first")
}

// totals is a row for each cache. Where a rate needs the room, the bytes saved
// give way.
func (p *replayText) totals() {
	column := nameColumn(p.rows) + 1
	head := fmt.Sprintf("%8s %6s %8s %14s %9s", "requests", "hits", "checked", "to the origin", "its bytes")
	saved, rated := fmt.Sprintf(" %9s", "saved"), ""
	if p.WhatIf != nil && p.WhatIf.Rate > 0 {
		rated = fmt.Sprintf(" %10s", "of "+number(p.WhatIf.Rate)+"/s")
	}
	if column+width(head+saved+rated) > p.columns() {
		saved = ""
	}
	p.pad(column)
	p.add(inkPlain, head+saved+rated).end()
	for i, name := range p.order {
		c := p.Caches[name]
		t := &c.Totals
		p.add(inkPlain, "  ").add(inkStrong, p.rows.label(i)).pad(column)
		p.add(inkPlain, fmt.Sprintf("%8d %6d %8d %14s %9s", t.Requests, t.Hits, t.Revalidations, share(t.OriginRequests, t.Requests), field.Bytes(t.OriginBytes)))
		if saved != "" {
			p.add(inkPlain, fmt.Sprintf(" %9s", field.Bytes(t.SavedBytes)))
		}
		if c.OriginRate != nil {
			p.add(inkPlain, fmt.Sprintf(" %10s", number(*c.OriginRate)+"/s"))
		}
		p.end()
	}
	p.settings(column)
}

// settings says what the labels with asterisks stand for.
func (p *replayText) settings(column int) {
	for i, name := range p.order {
		if label := p.rows.label(i); label != name {
			p.add(inkPlain, "  ").add(inkStrong, label).pad(column)
			p.paragraph(inkPlain, column, "is "+name)
		}
	}
}

// share is a number with the part of the whole that it makes up.
func share(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%s)", part, percent(part, whole))
}

// percent rounds, but for what is not nothing and not everything.
func percent(part, whole int) string {
	switch n := (100*part + whole/2) / max(1, whole); {
	case n == 0 && part > 0:
		return "<1 %"
	case n == 100 && part < whole:
		return ">99 %"
	default:
		return fmt.Sprintf("%d %%", n)
	}
}

func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
