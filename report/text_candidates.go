package report

import (
	"fmt"
	"strings"

	"maxage/inspect/field"
)

// whatIf answers what the origin would see.
func (p *replayText) whatIf() {
	w := p.WhatIf
	if w == nil || w.Candidates == 0 && w.TTL == 0 && w.Rate == 0 {
		return
	}
	beside := "a shared cache kept answers to GET for as long as suggested below?"
	if w.TTL > 0 {
		beside = "a shared cache kept answers to GET for " + field.Spoken(w.TTL) + "?"
	}
	p.heading("What if", beside)
	p.paragraph(inkPlain, 2, w.told())
	if w.LowRisk.Requests > w.Then.Requests {
		p.paragraph(inkPlain, 2, fmt.Sprintf("If only answers of low risk were kept: %s, %s.", percent(w.LowRisk.Requests, w.Requests), several(w.LowRisk.Requests, "request")))
	}
	if w.Outdated > 0 {
		p.paragraph(inkPlain, 2, fmt.Sprintf("Of the requests saved, %d would have got something else than the origin gave them.", w.Outdated))
	}
	if w.Insisting > 0 {
		p.paragraph(inkPlain, 2, fmt.Sprintf("Of the requests saved, %d wanted the origin to be asked, as reloads do: Varnish, nginx and most services pass over that, Squid and Apache httpd do not.", w.Insisting))
	}
	if w.Rate > 0 {
		p.rates(w)
	}
}

func (w *ReplayWhatIf) told() string {
	then := percent(w.Then.Requests, w.Requests) + " of this traffic, " + several(w.Then.Requests, "request")
	if w.Then.Requests == w.Today.Requests {
		return "The origin would still see " + then + ": nothing that could be kept is asked for again in time."
	}
	return fmt.Sprintf("The origin would see %s. With %s as it is today it sees %s, %s.",
		then, w.title, percent(w.Today.Requests, w.Requests), several(w.Today.Requests, "request"))
}

func (p *replayText) rates(w *ReplayWhatIf) {
	p.blank()
	p.paragraph(inkPlain, 2, fmt.Sprintf("Of %s requests a second of this mix, the same URLs in the same proportions, the origin sees", number(w.Rate)))
	for _, row := range [...]struct {
		load ReplayLoad
		what string
	}{{w.Today, "today"}, {w.LowRisk, "if answers of low risk were kept"}, {w.Then, "if all were"}} {
		p.add(inkPlain, fmt.Sprintf("  %8s  %s", number(*row.load.Rate), row.what)).end()
	}
}

// The columns of the table of candidates, behind the URL's own line.
const candidateColumns = "    %-8s %8s %6s %13s %9s  "

// candidates lists what could be kept for a while.
func (p *replayText) candidates() {
	if len(p.Candidates) == 0 {
		return
	}
	p.heading("Where could you cheat?", "low risk first, what saves little last")
	head := fmt.Sprintf(candidateColumns, "keep for", "requests", "bodies", "saves", "bytes")
	p.add(inkPlain, head+"risk").end()
	inexact := false
	for i := range p.Candidates {
		c := &p.Candidates[i]
		bodies := "?"
		if c.Bodies != nil {
			bodies = fmt.Sprint(*c.Bodies)
		}
		if c.BodiesBy == "length" {
			bodies, inexact = "~"+bodies, true
		}
		p.add(inkPlain, "  ")
		p.urlEnd(c.URL)
		p.add(inkPlain, fmt.Sprintf(candidateColumns, field.SpokenShort(c.TTL), fmt.Sprint(c.Requests), bodies,
			share(c.Saved, p.WhatIf.Today.Requests), field.Bytes(c.SavedBytes)))
		p.add(c.ink(), c.Risk)
		p.signs(c)
	}
	if more := p.WhatIf.Candidates - len(p.Candidates); more > 0 {
		p.add(inkPlain, fmt.Sprintf("  and %d more", more)).end()
	}
	if inexact {
		p.paragraph(inkPlain, 2, "~ told apart by their length alone")
	}
}

// signs says what the risk is about, beside it or below.
func (p *replayText) signs(c *Candidate) {
	text := c.spoken()
	if text != "" && p.at+2+width(text) <= p.columns() {
		p.add(inkPlain, ": "+text)
		text = ""
	}
	p.end()
	if text != "" {
		p.paragraph(inkPlain, 6, text)
	}
}

func (c *Candidate) ink() ink {
	switch c.Risk {
	case "high":
		return inkError
	case "some":
		return inkWarning
	}
	return inkGood
}

// spoken is what the risk is about.
func (c *Candidate) spoken() string {
	var out []string
	for _, risk := range c.Risks {
		out = append(out, risk.Text)
	}
	return strings.Join(out, ", ")
}
