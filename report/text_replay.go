package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"maxage/inspect/field"
)

// mostURLs is how many URLs the text lists for a cache; JSON has them all.
const mostURLs = 20

// Text writes the replay for a person to read: totals for each cache, and the
// URLs that were asked for most. Verbose lists every request.
func (r *Replay) Text(w io.Writer, s Style) error {
	p := newPrinter(w, s)
	p.add(inkTitle, "Replay").add(inkPlain, "  what each cache would have done with these requests").end()
	p.add(inkPlain, fmt.Sprintf("  %-9s %8s %6s %8s %15s %10s %10s", "", "requests", "hits", "checked", "to the origin", "its bytes", "saved")).end()
	for _, name := range r.order {
		t := r.Caches[name].Totals
		p.add(inkPlain, "  ").add(inkStrong, fmt.Sprintf("%-9s", name)).add(inkPlain, fmt.Sprintf(" %8d %6d %8d %15s %10s %10s",
			t.Requests, t.Hits, t.Revalidations, share(t.OriginRequests, t.Requests), field.Bytes(t.OriginBytes), field.Bytes(t.SavedBytes))).end()
	}
	for _, name := range r.order {
		c := r.Caches[name]
		if s.Verbose {
			p.replayRequests(name, c.Requests)
		}
		p.replayURLs(name, c.URLs)
	}
	return p.flush()
}

func share(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%d %%)", part, (100*part+whole/2)/whole)
}

// replayURLs lists the URLs that were asked for more than once, the busiest
// first.
func (p *printer) replayURLs(name string, urls []ReplayURL) {
	busy := slices.DeleteFunc(slices.Clone(urls), func(u ReplayURL) bool { return u.Requests < 2 })
	slices.SortStableFunc(busy, func(a, b ReplayURL) int { return b.Requests - a.Requests })
	if len(busy) == 0 {
		return
	}
	p.heading("By URL, "+name, "asked for more than once")
	for i, u := range busy {
		if i == mostURLs {
			p.add(inkPlain, fmt.Sprintf("  and %d more", len(busy)-i)).end()
			break
		}
		p.add(inkPlain, fmt.Sprintf("  %4d requests, %s, %s  ", u.Requests, several(u.Hits, "hit"), "origin "+share(u.OriginRequests, u.Requests)))
		p.foldedText(u.URL)
	}
}

func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (p *printer) replayRequests(name string, requests []ReplayRequest) {
	p.heading("Requests, "+name, "")
	for i := range requests {
		q := &requests[i]
		p.add(inkPlain, fmt.Sprintf("  #%-4d ", q.Exchange))
		p.wrapped(inkPlain, 8, p.visible(q.word()+"  "+q.story()))
	}
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
