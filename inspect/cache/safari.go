package cache

import (
	"math"
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Safari is the network cache of Safari, and of all browsers on iOS that are
// made of WebKit.
var Safari = &Cache{
	Name:    "safari",
	Title:   "Safari",
	Doc:     "The network cache of Safari and of other browsers made of WebKit, among them most on iOS, for what a page loads and fetches in an ordinary way (not by reload, nor by the back button).",
	Version: "26.2",
	Refs: []string{
		"https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/cache/NetworkCache.cpp",
		"https://github.com/WebKit/WebKit/blob/main/Source/WebCore/platform/network/CacheValidation.cpp",
	},
	Facts: []Fact{
		{"It stores 200, 203, 204, 206, 300, 301, 404, 405, 410, 414 and 501; 201, 202, 205, 302, 303, 307, 403, 406 and 415 only with a lifetime; nothing else, not even 308.", "26.2; CacheValidation.cpp", Measured},
		{"What it could neither reuse nor confirm is not stored, unless it is a page itself, which the back button may want.", "NetworkCache.cpp", FromSource},
		{"301 and 410 without a lifetime are kept for a year; for other statuses it guesses a tenth of the time since Last-Modified, without a limit.", "26.2; CacheValidation.cpp", Measured},
		{"Of several max-age the first that is a number counts. Quotes, white space and fractions do not matter; 60s is no number.", "26.2; CacheValidation.cpp", Measured},
		{"no-cache=\"X\" is passed over, no-store counts whatever follows it, and Pragma with no-cache anywhere in it is no-cache.", "CacheValidation.cpp", FromSource},
		{"It reads most forms of dates; an Expires that it cannot read counts as if it were not there.", "26.2; DateMath.cpp", Measured},
		{"stale-while-revalidate works, and must-revalidate does not stop it; stale-if-error does nothing.", "26.2; NetworkCache.cpp", FromSource},
		{"A request's no-cache, max-age=0 and Pragma: no-cache confirm, max-stale takes it stale, no-store keeps the answer out of store; max-age of more and min-fresh do nothing.", "26.2; NetworkCache.cpp", Measured},
		{"It keeps one response for a URL; one that Vary does not select, and a stale redirect, are fetched anew. Header fields are compared byte by byte.", "26.2; NetworkCache.cpp", Measured},
		{"Any request but GET throws away what is stored for its URL, even HEAD, and even when it fails; Location and Content-Location do not matter.", "26.2; NetworkCache.cpp", Measured},
		{"An answer that cannot be stored throws away what is stored for its URL.", "NetworkCache.cpp", FromSource},
		{"Requests with Range are cached apart, by the text of the range.", "NetworkCache.cpp", FromSource},
	},
	habits: habits{
		rereads:   webkitRereads,
		reads:     webkitReads,
		passes:    []Code{RequestRange},
		refuses:   []Code{RequestNoStore, NoStore, StatusUnstored, NothingAllows, UselessUnstored},
		kept:      slices.Concat(webkitByDefault, webkitByLifetime),
		guesses:   webkitByDefault,
		explicit:  webkitByLifetime,
		sources:   []Source{SourceMaxAge, SourceExpires, SourceHeuristic},
		staleBars: []field.Kind{field.NoCache},
		noSIE:     true,
		heuristic: heuristic{statuses: webkitByDefault, lasting: []int{301, 410}, lasts: 365 * 86400},
	},
	Practice: Practice{
		Demands:    webkitDemands,
		Validator:  webkitValidator,
		Unsafe:     webkitUnsafe,
		Always:     webkitUnsafe,
		OwnURL:     true,
		Removes:    true,
		OneVariant: true,
		Forgets:    true,
		Merges:     true,
		Fails:      []int{},
		Head:       HeadApart,
		Same:       webkitSame,
	},
}

// The statuses that Safari stores, and those that it stores if they give a
// lifetime.
var (
	webkitByDefault  = []int{200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501}
	webkitByLifetime = []int{201, 202, 205, 302, 303, 307, 403, 406, 415}
)

func webkitDemands(q *wire.Message, v *Verdict) Demand {
	text, _ := joined(q, "Cache-Control")
	pragma, _ := joined(q, "Pragma")
	asks, stale, zero := containsFold(pragma, "no-cache"), int64(field.Invalid), false
	for _, d := range readWebkit(text) {
		n, ok := d.seconds()
		switch {
		case d.name == "no-cache" && d.value == "":
			asks = true
		case d.name == "max-age" && ok && !zero:
			asks, zero = asks || n == 0, true
		case d.name == "max-stale" && stale < 0 && d.value == "":
			stale = math.MaxInt64
		case d.name == "max-stale" && stale < 0 && ok:
			stale = max(0, int64(n))
		}
	}
	switch overdue := v.Age - v.Lifetime; {
	case asks:
		return Asked
	case stale < 0 || overdue <= 0 || v.decidedBy() == NoCache:
		return AsUsual
	default:
		return storedIf(overdue <= stale)
	}
}

// webkitUnsafe: whatever Safari passes on, it stores nothing that answers it.
func webkitUnsafe(*wire.Message) bool { return true }

// webkitValidator: redirects are never confirmed.
func webkitValidator(r *field.Response) string {
	if s := r.Exchange.Response.Status; s/100 == 3 && r.Location.Value != "" {
		return ""
	}
	return anyValidator(&r.Exchange.Response)
}

// webkitSame tells a field that is empty from one that is not there.
func webkitSame(name string, stored, now []string) bool {
	return (len(stored) == 0) == (len(now) == 0) && sameText(name, stored, now)
}

func containsFold(text, part string) bool { return strings.Contains(strings.ToLower(text), part) }
