package rules

import (
	"strconv"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ExpiredOnArrival sees responses that were stale before they got here.
var ExpiredOnArrival = &Rule{
	ID:       "expired-on-arrival",
	Severity: Warning,
	Category: Freshness,
	Title:    "It arrives already expired",
	Doc: `The response has a lifetime, but is older than that when it arrives: browsers cannot reuse it even once, and every view asks your site again.

Age tells how long caches on the way have held it. A CDN that keeps pages longer (s-maxage) than browsers may (max-age) does this to all its users for most of the time. Where only Date tells the age, the server's clock may be wrong instead, so that is only information. An Expires before Date is no lifetime at all: expires-before-date reports it.`,
	Fix:  `Say what happens, "Cache-Control: max-age=0, s-maxage=3600" (browsers ask, the CDN keeps it); or send a larger max-age, or have the CDN reset Age and Date.`,
	Send: "Cache-Control: max-age=0, s-maxage=3600",
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 9213 section 2.3"},

	Check: func(p *Pass) {
		v := p.Browser
		if v.Lifetime == 0 || !selectable(v) || p.CacheControl.Forbids(field.NoCache) || p.Status() == 304 || p.Found(ServedStale) {
			return
		}
		// Later judging makes it older; what counts here is its arrival.
		age := v.Age - max(0, p.Clock.Now-p.Clock.Received)
		if p.fromBrowser() {
			age = p.Age.Seconds // the rest went by in the recorded browser
		}
		if v.Source == cache.SourceHeuristic || age < v.Lifetime || inStaleWindow(v, age) {
			return
		}
		at := lifetimeSpans(v)
		if p.Age.Valid && p.Age.Seconds >= v.Lifetime {
			at = append([]wire.Span{p.Age.Span}, at...)
			f := p.Report(at, "It is %s old when it arrives but may be kept for %s only, so browsers ask again on every view.", field.Spoken(age), field.Spoken(v.Lifetime))
			f.Send = p.browsersAsk()
			return
		}
		f := p.Report(at, "By its Date it is %s old when it arrives but may be kept for %s only, so browsers ask again on every view; or the server's clock is wrong.", field.Spoken(age), field.Spoken(v.Lifetime))
		f.Severity, f.Send = Info, p.browsersAsk()
	},
}

// browsersAsk returns the line that says what happens anyway: caches on the way
// keep it for as long as now, and browsers ask.
func (p *Pass) browsersAsk() string {
	s := p.Shared
	if !s.Store || s.Lifetime == 0 {
		return "Cache-Control: private, no-cache"
	}
	return "Cache-Control: max-age=0, s-maxage=" + strconv.FormatInt(s.Lifetime, 10)
}

// inStaleWindow: the age falls where the response may be used while a new one
// is being fetched, as was planned.
func inStaleWindow(v *cache.Verdict, age int64) bool {
	w, ok := v.Window(cache.StateSWR)
	return ok && age < w.To
}
