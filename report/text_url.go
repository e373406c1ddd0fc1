package report

// urlEnd ends the line under way with a URL, cut in the middle to fit, or
// whole when everything is wanted.
func (p *replayText) urlEnd(url string) {
	if p.Verbose {
		p.foldedText(url)
		return
	}
	p.add(inkPlain, p.elided(p.visible(url), p.columns()-p.at)).end()
}

// elided cuts the middle out of visible text that is wider than limit.
func (p *printer) elided(s string, limit int) string {
	limit = max(limit, 12)
	if width(s) <= limit {
		return s
	}
	gap := p.gap()
	head, _ := splitAt(s, (limit-width(gap))*2/3)
	tail := s
	for width(tail) > limit-width(gap)-width(head) {
		_, tail = splitAt(tail, 1)
	}
	return head + gap + tail
}

// gap stands for what is left out.
func (p *printer) gap() string {
	if p.ASCII {
		return "..."
	}
	return "…"
}
