package report

import (
	"fmt"
	"strings"
)

// fewDifferences is how many differences are listed unless all are wanted.
const fewDifferences = 10

// recorded tells how the predictions for browsers compare with what the
// recording says that the browser did. Those with the same result stand
// together.
func (p *replayText) recorded() {
	var results []string
	names, of := map[string][]string{}, map[string]*RecordedTotals{}
	for i, name := range p.order {
		if c := p.Caches[name].Recorded; c != nil {
			result := fmt.Sprint(*c)
			if of[result] == nil {
				results = append(results, result)
			}
			names[result], of[result] = append(names[result], p.rows.label(i)), c
		}
	}
	if len(results) == 0 {
		return
	}
	p.heading("Recorded", "what the browser's own cache did, as far as the recording tells")
	for _, result := range results {
		p.add(inkPlain, "  ").add(inkStrong, strings.Join(names[result], ", "))
		p.flow(4, ": "+of[result].result())
		p.differences(of[result])
	}
}

// result says how good the prediction was.
func (c *RecordedTotals) result() string {
	var parts []string
	if c.Compared > 0 {
		parts = append(parts, fmt.Sprintf("agrees on %d of %s, %d of which repeat an earlier one", c.Agree, several(c.Compared, "request"), c.Repeats))
	}
	if c.Before > 0 {
		parts = append(parts, fmt.Sprintf("%d more answered with what the browser had from before the recording", c.Before))
	}
	return strings.Join(parts, "; ")
}

func (p *replayText) differences(c *RecordedTotals) {
	all := c.Compared - c.Agree
	for i := range c.differences {
		if i == fewDifferences && !p.Verbose {
			break
		}
		d := &c.differences[i]
		p.add(inkPlain, fmt.Sprintf("    #%-4d ", d.exchange))
		p.urlEnd(d.url)
		p.paragraph(inkPlain, 10, "predicted: "+d.predicted+", "+d.because)
		p.paragraph(inkPlain, 10, "recorded: "+d.told)
		all--
	}
	if all > 0 {
		p.add(inkPlain, fmt.Sprintf("    and %d more", all)).end()
	}
}
