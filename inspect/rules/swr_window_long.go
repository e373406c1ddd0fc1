package rules

import (
	"cmp"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// SWRWindowLong sees stale windows that let very old content through.
var SWRWindowLong = &Rule{
	ID:       "swr-window-long",
	Severity: Warning,
	Category: Staleness,
	Title:    "The stale window is very long",
	Doc: `stale-while-revalidate lets a cache answer with its old copy at once and fetch the new one behind the user's back. The first visitor after a quiet time therefore sees content as old as lifetime and window together, however quickly the new one would have come.

On busy pages nobody notices; on the others it is the rule. Reported where the window is over a day and over ten times the lifetime; a warning where what is shown may be more than a week old. Files with a version in their names, scripts, styles, fonts and images are left out.`,
	Fix:  `Shorten the window to what users may see, in the field that it stands in: "Cache-Control: max-age=60, stale-while-revalidate=3600".`,
	Send: "Cache-Control: max-age=60, stale-while-revalidate=3600",
	Refs: []string{"RFC 5861 section 3"},

	Check: func(p *Pass) {
		const aDay, aWeek = 86400, 7 * 86400
		v, swr := p.longestSWR()
		if swr <= aDay || swr <= 10*v.Lifetime || p.Status() != 200 || p.kind() == asset || p.fingerprinted() {
			return
		}
		if p.Found(SMaxAgeWithoutMaxAge) || p.Found(SWROffBySMaxAge) {
			return // those are about the same window
		}
		seen := field.Saturate(v.Lifetime + swr)
		f := p.Report(spansOf(v, cache.StaleWhileRevalidate), "The first visitor after a quiet time sees content up to %s old, because the new one is fetched only then.", field.Spoken(seen))
		f.Send = cmp.Or(p.shortened(field.StaleWhileRevalidate, 3600), f.Send)
		if seen <= aWeek {
			f.Severity = Info
		}
	},
}

// longestSWR returns the verdict of the standard's cache that the response
// gives the longest stale-while-revalidate, and its seconds.
func (p *Pass) longestSWR() (of *cache.Verdict, seconds int64) {
	for _, v := range [...]*cache.Verdict{p.Browser, p.Shared, p.CDN} {
		if r := step(v, cache.StaleWhileRevalidate); r != nil && r.N > seconds {
			of, seconds = v, r.N
		}
	}
	return of, seconds
}
