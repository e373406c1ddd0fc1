package report

import (
	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// RecordedTotals compare predictions with what a browser did.
type RecordedTotals struct {
	Compared int `json:"compared" jsonschema:"requests of which the recording says where the answer came from, but for those from before it"`
	Agree    int `json:"agree"`
	Repeats  int `json:"repeats" jsonschema:"compared requests that were not the first for their URL"`
	Before   int `json:"before" jsonschema:"answered with what the browser had from before the recording, which no prediction can know"`
}

// RecordedRequest is what a browser did with one request.
type RecordedRequest struct {
	Was       string `json:"was" jsonschema:"hit, revalidated or fetched"`
	Predicted string `json:"predicted" jsonschema:"hit, revalidated or fetched"`
	From      string `json:"from,omitempty" jsonschema:"memory, disk or cache, of a hit"`
	Before    bool   `json:"before,omitempty" jsonschema:"the browser had it from before the recording"`
	Agrees    bool   `json:"agrees"`

	asked string // how the request wanted it, if in a way of its own
}

// compare adds what the recording says, if it says anything.
func (c *ReplayCache) compare(all []*wire.Exchange, p *replay.Played) {
	facts := replay.Compare(all, p)
	if facts == nil {
		return
	}
	c.Recorded = &RecordedTotals{Compared: facts.Compared, Agree: facts.Agree, Repeats: facts.Repeats, Before: facts.Before}
	for i := range facts.Requests {
		f := &facts.Requests[i]
		if f.Fact == replay.NotRecorded {
			continue
		}
		c.Requests[i].Recorded = &RecordedRequest{
			Was: string(f.Fact), Predicted: string(f.Predicted), From: f.From, Before: f.Before, Agrees: f.Agrees(), asked: asked(&all[i].Request),
		}
	}
}

// asked says how a request wanted its answer.
func asked(q *wire.Message) string {
	for _, name := range []string{"If-None-Match", "If-Modified-Since", "If-Range", "Range"} {
		if q.Index(name) >= 0 {
			return "asked with " + name
		}
	}
	if value, ok := q.Get("Cache-Control"); ok {
		return "asked with Cache-Control: " + value
	}
	if value, ok := q.Get("Pragma"); ok {
		return "asked with Pragma: " + value
	}
	return "asked without a condition"
}
