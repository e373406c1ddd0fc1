package report

import "fmt"

// mostDifferences is how many differences between prediction and recording the
// text lists, unless it is verbose.
const mostDifferences = 10

// recorded holds a prediction against what the recording says.
func (p *printer) recorded(r *Replay, name string) {
	c := r.Caches[name]
	t := c.Recorded
	if t == nil {
		return
	}
	p.heading("Recorded", "what the browser did, and what was predicted for "+name)
	p.paragraph(inkPlain, 2, t.told())
	listed := 0
	for i := range c.Requests {
		q := &c.Requests[i]
		if q.Recorded == nil || q.Recorded.Agrees || q.Recorded.Before {
			continue
		}
		if listed++; listed > mostDifferences && !p.Verbose {
			continue
		}
		p.add(inkStrong, fmt.Sprintf("  #%-4d ", q.Exchange))
		p.tableURL(8, r.asked[i].url)
		p.paragraph(inkPlain, 8, "recorded: "+q.Recorded.fact())
		p.paragraph(inkPlain, 8, "predicted: "+q.Recorded.Predicted+", "+q.word()+"  "+q.story())
	}
	if !p.Verbose && listed > mostDifferences {
		p.add(inkPlain, fmt.Sprintf("  and %d more, which -v lists", listed-mostDifferences)).end()
	}
}

// told says how good the prediction was.
func (t *RecordedTotals) told() string {
	text := ""
	if t.Compared > 0 {
		text = fmt.Sprintf("It agrees on %d of %s; %d of these repeat an earlier one, and only such can be answered from store. ", t.Agree, several(t.Compared, "request"), t.Repeats)
	}
	if t.Before == 1 {
		text += "1 more was answered with what the browser had from before the recording."
	} else if t.Before > 1 {
		text += fmt.Sprintf("%d more were answered with what the browser had from before the recording.", t.Before)
	}
	return text
}

// fact says what happened and what is known of why.
func (c *RecordedRequest) fact() string {
	switch {
	case c.Was == "hit" && c.From == "memory":
		return "hit, from memory: a page uses again what it has loaded, fresh or not"
	case c.Was == "hit" && c.From == "disk":
		return "hit, from disk"
	case c.Was == "revalidated":
		return "revalidated, " + c.asked
	case c.Was == "fetched":
		return "fetched, " + c.asked
	}
	return c.Was
}
