package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// ExpiresBeforeDate sees lifetimes that were over before they began.
var ExpiresBeforeDate = &Rule{
	ID:       "expires-before-date",
	Severity: Info,
	Category: Freshness,
	Title:    "Expires lies before Date",
	Doc: `Expires is earlier than the moment at which the response was made, so it can never be reused without asking: every view of it waits for your site.

A few hours are a clock that is wrong or a local time called GMT; some years are a date that once lay far ahead and was written into a configuration. What is meant is not reported: an Expires equal to Date, and the dates of the last century by which PHP, Drupal and WordPress say "expired".`,
	Fix:  `Send "Cache-Control: max-age=300", which needs no clock; or "Cache-Control: no-cache" if it is meant.`,
	Send: "Cache-Control: max-age=300\n-Expires",
	Refs: []string{"RFC 9111 section 5.3", "RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		if !p.Expires.Valid || !p.Date.Valid || p.Expires.Unix >= p.Date.Unix || p.Expires.Unix < oldestMistake {
			return
		}
		if p.Browser.Source != cache.SourceExpires || !selectable(p.Browser) || !p.ordinary() || p.overruled() {
			return
		}
		p.Report(lifetimeSpans(p.Browser), "Expires lies %s before Date, so every view of this asks your site again.", field.Spoken(p.Date.Unix-p.Expires.Unix))
	},
}

// oldestMistake is 2005: nobody writes an earlier date but to say "expired".
const oldestMistake = 1104537600
