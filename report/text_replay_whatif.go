package report

import (
	"fmt"
	"strings"

	"maxage/inspect/field"
)

// replayWhatIf answers the question how far the origin could be spared. Where
// nobody asked, it is silent unless there is something to gain.
func (p *printer) replayWhatIf(w *ReplayWhatIf) {
	if w == nil || w.TTL == 0 && w.Then.OriginRequests >= w.Today.OriginRequests {
		return
	}
	how := "kept each URL for as long as suggested below"
	if w.TTL > 0 {
		how = "kept every cacheable answer for " + field.SpokenShort(w.TTL)
	}
	p.heading("What if", "a shared cache "+how)
	p.paragraph(inkPlain, 2, w.told())
	if w.TodayRate != nil && w.ThenOriginRate != nil {
		p.paragraph(inkPlain, 2, fmt.Sprintf("Of %s requests a second in this mix, %s would reach it; today %s.", number(w.Rate), number(*w.ThenOriginRate), number(*w.TodayRate)))
	}
}

func (w *ReplayWhatIf) told() string {
	then := fmt.Sprintf("%s of %s", share(w.Then.OriginRequests, w.Then.Requests), several(w.Then.Requests, "request"))
	if w.Then.OriginRequests >= w.Today.OriginRequests {
		return "The origin would still see " + then + ": none that could be answered from store comes again in time."
	}
	text := fmt.Sprintf("The origin would see %s; today it sees %s.", then, share(w.Today.OriginRequests, w.Today.Requests))
	if w.LowRisk != w.Then.OriginRequests {
		text += fmt.Sprintf(" With the candidates of low risk alone: %s.", share(w.LowRisk, w.Today.Requests))
	}
	return text
}

// riskColumn is where the risks of a candidate stand.
const riskColumn = 52

// candidates is the table of the URLs to cache.
func (p *printer) candidates(all []Candidate) {
	if len(all) == 0 {
		return
	}
	p.heading("Where to cheat", "of the lowest risk first; what saves less than 1 % comes last")
	p.add(inkPlain, fmt.Sprintf("  %14s %9s %6s %7s %6s", "saves", "bytes", "asked", "bodies", "for")).pad(riskColumn)
	p.add(inkPlain, "risk").end()
	for i := range all {
		if i == mostURLs {
			p.add(inkPlain, fmt.Sprintf("  and %d more URLs, which the JSON lists", len(all)-i)).end()
			break
		}
		p.candidate(&all[i])
	}
}

func (p *printer) candidate(c *Candidate) {
	p.add(inkPlain, fmt.Sprintf("  %14s %9s %6d %7s %6s", share(c.Saved, c.whole), field.Bytes(c.SavedBytes), c.Requests, c.seen(), field.SpokenShort(c.TTL))).pad(riskColumn)
	p.add(riskInks[c.Risk], c.Risk)
	if len(c.Risks) == 0 {
		p.end()
	} else {
		p.add(inkPlain, ": ")
		p.paragraph(inkPlain, riskColumn+2, c.why())
	}
	p.add(inkPlain, "    ")
	p.tableURL(4, c.URL)
}

var riskInks = map[string]ink{"low": inkGood, "some": inkWarning, "high": inkError}

// seen is how many bodies there were: "?" if nobody knows, and with a plus
// where there may be more.
func (c *Candidate) seen() string {
	switch {
	case c.Bodies == nil:
		return "?"
	case c.BodiesBy == "length":
		return fmt.Sprintf("%d+", *c.Bodies)
	}
	return fmt.Sprint(*c.Bodies)
}

func (c *Candidate) why() string {
	var parts []string
	for _, r := range c.Risks {
		text := r.Text
		if r.Kind == "changes" {
			text += fmt.Sprintf(" (%d old)", c.Outdated)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
