package rules

import "maxage/inspect/wire"

// LastModifiedIsNow sees the clock in place of a date of change.
var LastModifiedIsNow = &Rule{
	ID:       "last-modified-is-now",
	Severity: Info,
	Category: Freshness,
	Title:    "Last-Modified is the moment of the answer itself",
	Doc: `A Last-Modified that is always now makes every check find a change: nothing is ever confirmed with a 304, and users download the whole page again each time.

Applications that have no date of change at hand often send the current time. Pages and data are looked at that come without an ETag, and not out of a cache's store. It may have changed just now, of course; that is why this is only information.`,
	Fix:      `Send the time of the last change, or an ETag made from the content instead.`,
	Send:     "ETag: \"v1\"\n-Last-Modified",
	Refs:     []string{"RFC 9110 section 8.8.2", "RFC 9110 section 13.1.3"},
	Optional: true,

	Check: func(p *Pass) {
		if !p.LastModified.Valid || !p.Date.Valid || p.ETag.Present || p.Status() != 200 || !p.Browser.Store || !p.retrieval() {
			return
		}
		if d := p.Date.Unix - p.LastModified.Unix; d < -1 || d > 1 {
			return
		}
		if k := p.kind(); (k == page || k == data) && p.Answered() == nil {
			p.Report([]wire.Span{p.LastModified.Span, p.Date.Span}, "Last-Modified is the moment of the answer, so every check finds it changed and users download it all again.")
		}
	},
}
