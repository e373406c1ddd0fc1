package report

import "maxage/inspect/replay"

// RecordedTotals compare predictions with what a browser did.
type RecordedTotals struct {
	Compared int `json:"compared" jsonschema:"requests of which the recording says where the answer came from, but for those from before it"`
	Agree    int `json:"agree"`
	Repeats  int `json:"repeats" jsonschema:"compared requests that were not the first for their URL, which no cache can answer"`
	Before   int `json:"before" jsonschema:"answered with what the browser had from before the recording, which no prediction can know"`

	differences []replayDifference // the first of them
}

type replayDifference struct {
	exchange                      int
	url, predicted, because, told string
}

// RecordedRequest is what a browser did with one request.
type RecordedRequest struct {
	Was       string `json:"was" jsonschema:"hit, revalidated or fetched"`
	Predicted string `json:"predicted" jsonschema:"hit, revalidated or fetched"`
	From      string `json:"from,omitempty" jsonschema:"memory, disk or cache, of a hit"`
	Before    bool   `json:"before,omitempty" jsonschema:"the browser had it from before the recording"`
	Agrees    bool   `json:"agrees"`
}

// compared adds to a request what the recording says of it.
func (q *ReplayRequest) compared(run *replay.Run, p *replay.Played, at int) {
	if p.Checks[at] == replay.Unchecked {
		return
	}
	q.Recorded = &RecordedRequest{
		Was: string(run.Facts[at]), Predicted: string(p.Outcomes[at].Fact()),
		Before: p.Checks[at] == replay.Before, Agrees: p.Checks[at] == replay.Agrees,
	}
	if run.Facts[at] == replay.WasHit {
		q.Recorded.From = run.Kept[at].FromCache
	}
}

// recorded sums up how a prediction compares with the recording; nil if that
// says nothing.
func (r *Replay) recorded(c *replay.Comparison) *RecordedTotals {
	if c == nil || c.Compared+c.Before == 0 {
		return nil
	}
	out := &RecordedTotals{Compared: c.Compared, Agree: c.Agreed, Repeats: c.Repeats, Before: c.Before}
	for i := range c.Differences {
		d := &c.Differences[i]
		out.differences = append(out.differences, replayDifference{d.Number + 1, r.safe(d.URL), string(d.Predicted), d.Because, string(d.Recorded) + " " + d.Told})
	}
	return out
}
