package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// LastModifiedFuture sees a change that has not happened yet.
var LastModifiedFuture = &Rule{
	ID:       "last-modified-future",
	Severity: Warning,
	Category: Freshness,
	Title:    "Last-Modified lies in the future",
	Doc: `Caches ask with this date whether anything has changed since. Many servers answer "unchanged" as long as no change is later than the date asked with, so what is changed before the announced moment may never reach users who hold this copy; others ignore such a date and send everything again.

Mostly it is local time that was labelled GMT. A server must not send a Last-Modified later than its Date. Beside an ETag, which caches ask with first, it does no harm and is not reported; a minute is allowed for.`,
	Fix:  `Send Last-Modified in GMT and no later than Date, or an ETag made from the content instead.`,
	Send: "ETag: \"v1\"\n-Last-Modified",
	Refs: []string{"RFC 9110 section 8.8.2.1", "RFC 9110 section 13.1.3"},

	Check: func(p *Pass) {
		if !p.LastModified.Valid || p.ETag.Present || p.Status() != 200 || !p.Browser.Store || !p.retrieval() {
			return
		}
		now := p.Clock.Received
		switch {
		case p.Date.Valid:
			now = p.Date.Unix
		case !p.Clock.Known:
			return
		}
		if ahead := p.LastModified.Unix - now; ahead > clockSlack {
			at := []wire.Span{p.LastModified.Span}
			if p.Date.Valid {
				at = append(at, p.Date.Span)
			}
			p.Report(at, "Last-Modified lies %s ahead: many servers call any change before then \"unchanged\", so users who hold this copy may keep an old page.", field.Spoken(ahead))
		}
	},
}
