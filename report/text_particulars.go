package report

import "fmt"

// particulars says how many requests do not count as others do.
func (p *replayText) particulars() {
	r := &p.Recording
	blank := false
	for _, n := range [...]struct {
		count int
		what  string
	}{
		{r.InBrowser, "answered by the browser's own cache, unseen by shared ones"},
		{r.ByWorker, "answered by a service worker, unseen by all caches"},
		{r.Unanswered, "without an answer on record: blocked, given up, or the origin failed, as which they are played"},
		{r.Undated, "without a time: played first, as if all at once"},
	} {
		if n.count == 0 {
			continue
		}
		if !blank {
			p.blank()
			blank = true
		}
		p.add(inkPlain, fmt.Sprintf("  %6d  ", n.count))
		p.paragraph(inkPlain, 10, n.what)
	}
}
