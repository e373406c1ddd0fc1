package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// requests lists every request, and under it what each cache did.
func (p *replayText) requests() {
	beside := "in the order of the recording"
	if n := len(p.Exchanges); n < p.Requests {
		beside += fmt.Sprintf(", the first %d", n)
	}
	p.heading("Requests", beside)
	next := make([]int, len(p.order)) // of the requests of each cache
	for i := range p.Exchanges {
		e := &p.Exchanges[i]
		p.request(e)
		var reached []reached
		for k, name := range p.order {
			if all := p.Caches[name].Requests; next[k] < len(all) && all[next[k]].Exchange == e.Exchange {
				reached = append(reached, newReached(p.rows.label(k), &all[next[k]]))
				next[k]++
			}
		}
		p.stories(reached)
	}
}

// reached is a cache and what it did with the request that reached it.
type reached struct {
	label, story string
	*ReplayRequest
}

func newReached(label string, q *ReplayRequest) reached {
	return reached{label, q.word() + "  " + q.story(), q}
}

// stories tells what the caches did; those that did the same for the same
// reason stand together, most of them last.
func (p *replayText) stories(all []reached) {
	caches, told := map[string][]string{}, ""
	var stories []string
	for _, r := range all {
		if caches[r.story] == nil {
			stories = append(stories, r.story)
		}
		caches[r.story] = append(caches[r.story], r.label)
		told = cmp.Or(told, r.told())
	}
	slices.SortStableFunc(stories, func(a, b string) int { return cmp.Compare(len(caches[a]), len(caches[b])) })
	for i, story := range stories {
		p.add(inkPlain, "        ").add(inkStrong, alike(caches[story], len(stories), i == len(stories)-1)).add(inkPlain, "  ")
		p.flow(10, story)
	}
	if len(all) == 0 {
		told = "unseen by these caches"
	}
	if told != "" {
		p.add(inkPlain, "        "+told).end()
	}
}

// told is what the recording says, if that is news.
func (q *ReplayRequest) told() string {
	switch c := q.Recorded; {
	case c == nil || c.Agrees:
		return ""
	case c.Before:
		return "recorded: " + c.Was + ", from before the recording"
	default:
		return "but recorded: " + c.Was
	}
}

// request names one request.
func (p *replayText) request(e *ReplayExchange) {
	p.add(inkPlain, fmt.Sprintf("  #%-4d ", e.Exchange))
	if e.after > 0 {
		p.add(inkPlain, "+"+e.after.Round(time.Millisecond).String()+"  ")
	}
	status := "no answer"
	if e.Status > 0 {
		status = fmt.Sprint(e.Status)
	}
	p.add(inkPlain, e.Method+"  "+status+"  ")
	p.foldedText(e.URL)
}

// flow writes text that goes on behind what stands on the line under way, and
// behind an indent on those that follow.
func (p *replayText) flow(indent int, text string) {
	words := slices.DeleteFunc(strings.Split(p.visible(text), " "), func(w string) bool { return w == "" })
	for _, w := range words {
		if p.at+width(w) > p.columns() && p.at > indent {
			p.end()
			p.pad(indent)
		}
		p.add(inkPlain, w+" ")
	}
	p.end()
}

// word is the outcome in a word or two of RFC 9211.
func (q *ReplayRequest) word() string {
	switch {
	case q.Hit:
		return "hit"
	case q.Collapsed:
		return "collapsed"
	}
	return "fwd=" + q.Fwd
}

func (q *ReplayRequest) story() string {
	var parts []string
	if q.TTL != nil {
		parts = append(parts, fmt.Sprintf("ttl=%d", *q.TTL))
	}
	if q.Detail != "" {
		parts = append(parts, q.Detail)
	}
	if q.Validator != "" {
		parts = append(parts, "checked by "+q.Validator)
	}
	if q.Confirmed {
		parts = append(parts, "confirmed")
	}
	if q.Stored {
		parts = append(parts, "stored")
	}
	out := strings.Join(parts, ", ")
	if out != "" && q.Because != "" {
		out += ": "
	}
	return out + q.Because
}
