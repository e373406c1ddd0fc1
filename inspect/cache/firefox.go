package cache

import (
	"slices"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Firefox is the HTTP cache of Firefox and of the other browsers made of Gecko.
var Firefox = &Cache{
	Name:    "firefox",
	Title:   "Firefox",
	Doc:     "The HTTP cache of Firefox and of the other browsers made of Gecko, for what a page loads and fetches in an ordinary way (not by reload, nor by the back button).",
	Version: "146",
	Refs: []string{
		"https://searchfox.org/mozilla-central/source/netwerk/protocol/http/nsHttpResponseHead.cpp",
		"https://searchfox.org/mozilla-central/source/netwerk/protocol/http/nsHttpChannel.cpp",
	},
	Facts: []Fact{
		{"It reuses 200, 203, 204, 206, 301, 302, 307, 308 and 410 only. Everything else, 404 as well, is asked for each time, whatever lifetime it gives.", "146; nsHttpResponseHead.cpp", Measured},
		{"301, 308 and 410 without a lifetime are kept for ever.", "nsHttpResponseHead.cpp", FromSource},
		{"It guesses a tenth of the time since Last-Modified, a week at most; for 302 and 307 only with public or private.", "nsHttpResponseHead.cpp", FromSource},
		{"The last max-age counts, up to what cannot be a number: 60.5, 60s and 60;x are 60, and what follows them in that line is not read.", "146; CacheControlParser.cpp", Measured},
		{"A Cache-Control member that does not begin with a word, such as an empty one, hides all after it; so does the value of private=\"X\".", "CacheControlParser.cpp", FromSource},
		{"The lifetime comes from the last line of Cache-Control, what forbids reuse from all of them.", "nsHttpResponseHead.cpp", FromSource},
		{"no-cache=\"X\" is no-cache. Pragma: no-cache counts where there is no Cache-Control.", "CacheControlParser.cpp, nsHttpResponseHead.h", FromSource},
		{"It reads nearly anything as a date, with other zones or none; an Expires it cannot read is past, and so is one after the year 2105.", "146", Measured},
		{"A negative or broken Age is read as C does: -1 is 4294967295.", "146", Measured},
		{"stale-while-revalidate works, unless must-revalidate or a past Expires forbids it; stale-if-error does nothing.", "146; nsHttp.cpp", Measured},
		{"A no-store response is kept in memory for the back button and for view-source, and never answers a request.", "nsHttpResponseHead.cpp", FromSource},
		{"Of a request's directives, no-store goes past the cache; else the first of no-cache, max-stale, max-age and min-fresh decides alone. Pragma does nothing.", "146; nsHttp.cpp", Measured},
		{"It keeps one response for a URL, and answers to HEAD apart. One that Vary does not select is asked about by its ETag; header fields are compared byte by byte.", "146; nsHttpChannel.cpp", Measured},
		{"Any request but GET, HEAD, OPTIONS, TRACE and CONNECT throws away what is stored for its URL, Location and Content-Location, even when it fails.", "146; nsHttpChannel.cpp", Measured},
		{"A response fetched without Authorization is confirmed before it answers a request that carries it.", "nsHttpChannel.cpp", FromSource},
	},
	habits: habits{
		rereads:   geckoRereads,
		reads:     geckoReads,
		passes:    []Code{RequestNoStore, RequestRange},
		refuses:   []Code{NoStore, StatusUnstored},
		unstored:  []int{300, 305, 306, 408, 425, 429},
		also:      geckoRefuses,
		sources:   []Source{SourceMaxAge, SourceExpires, SourceHeuristic},
		staleBars: []field.Kind{field.NoCache, field.MustRevalidate},
		noSIE:     true,
		heuristic: heuristic{
			most:     7 * 86400,
			statuses: []int{200, 203, 204, 206, 302, 307},
			bars: func(r *field.Response, p policy) bool {
				s := r.Exchange.Response.Status
				return (s == 302 || s == 307) && !p.Has(field.Public) && !p.Has(field.Private)
			},
			lasting: []int{301, 308, 410},
		},
	},
	Practice: Practice{
		Demands:    geckoDemands,
		Meets:      geckoMeets,
		Validator:  geckoValidator,
		Unsafe:     geckoUnsafe,
		Always:     geckoUnsafe,
		Removes:    true,
		OneVariant: true,
		AsksAcross: true,
		Forgets:    true,
		Merges:     true,
		Spares:     []int{206, 408, 425, 429},
		Fails:      []int{},
		Head:       HeadOwn,
		Same:       sameText,
	},
}

// geckoReused are the statuses that Firefox reuses without asking.
var geckoReused = []int{200, 203, 204, 206, 301, 302, 304, 307, 308, 410}

// geckoRefuses: redirects that lead nowhere are not kept.
func geckoRefuses(r *field.Response, _ policy) Code {
	switch r.Exchange.Response.Status {
	case 301, 302, 303, 307, 308:
		if r.Location.Value == "" {
			return RedirectUnstored
		}
	}
	return NoCode
}

// geckoDemands follows nsHttp::ValidationRequired: one directive decides, and a
// response that must always be confirmed is confirmed.
func geckoDemands(q *wire.Message, v *Verdict) Demand {
	text, _ := joined(q, "Cache-Control")
	g := readGecko(text)
	stale := max(0, v.Age-v.Lifetime)
	switch {
	case slices.ContainsFunc(v.Because, func(r Reason) bool { return r.Code == NoCache }):
		return AsUsual
	case g.noCache:
		return Asked
	case g.maxStale >= 0:
		return storedIf(stale <= g.maxStale)
	case g.maxAge >= 0:
		return storedIf(v.Age < g.maxAge)
	case g.minFresh >= 0:
		return storedIf(v.Lifetime-v.Age >= g.minFresh)
	}
	return AsUsual
}

func storedIf(good bool) Demand {
	if good {
		return AsStored
	}
	return Asked
}

// geckoMeets: what was fetched without credentials may not be what they get.
func geckoMeets(now, stored *field.Response, _ *Verdict) Demand {
	if now.Request.Authorization.Present && !stored.Request.Authorization.Present {
		return Asked
	}
	return AsUsual
}

// geckoValidator takes whatever stands in ETag and Last-Modified; answers to
// errors are never confirmed.
func geckoValidator(r *field.Response) string {
	m := &r.Exchange.Response
	if m.Status >= 400 {
		return ""
	}
	return anyValidator(m)
}

// anyValidator says what there is to confirm a response by, sound or not.
func anyValidator(m *wire.Message) string {
	if tag, _ := joined(m, "ETag"); tag != "" {
		return "etag"
	}
	if modified, _ := joined(m, "Last-Modified"); modified != "" {
		return "last-modified"
	}
	return ""
}

func geckoUnsafe(q *wire.Message) bool {
	switch q.Method {
	case "GET", "HEAD", "OPTIONS", "TRACE", "CONNECT":
		return false
	}
	return true
}
