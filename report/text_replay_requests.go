package report

import (
	"fmt"
	"strings"
	"time"
)

// replayRequests lists every request with what the caches made of it; caches
// that did the same share a line.
func (p *printer) replayRequests(r *Replay) {
	p.heading("Requests", "")
	for i := range r.asked {
		a := &r.asked[i]
		p.add(inkStrong, fmt.Sprintf("  #%-4d", i+1)).add(inkPlain, " "+a.when())
		p.foldedText(a.method + " " + a.url + a.answer())
		var stories []string
		names := map[string][]string{}
		for _, name := range r.order {
			story := r.Caches[name].Requests[i].told()
			if names[story] = append(names[story], name); len(names[story]) == 1 {
				stories = append(stories, story)
			}
		}
		for _, story := range stories {
			p.pad(8)
			p.add(inkStrong, strings.Join(names[story], ", ")).add(inkPlain, "  ")
			p.paragraph(inkPlain, 10, story)
		}
	}
}

// when is the time since the first request.
func (a *replayAsked) when() string {
	if a.after < 0 {
		return ""
	}
	return "+" + a.after.Round(time.Millisecond).String() + " "
}

func (a *replayAsked) answer() string {
	if a.status == 0 {
		return " (no response)"
	}
	return fmt.Sprintf(" (%d)", a.status)
}

// told is the outcome in words of RFC 9211, and why.
func (q *ReplayRequest) told() string {
	out := q.word()
	if story := q.story(); story != "" {
		out += "  " + story
	}
	if c := q.Recorded; c != nil && c.Before {
		out += "; recorded: " + c.fact()
	} else if c != nil && !c.Agrees {
		out += "; but recorded: " + c.fact()
	}
	return out
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
