package cache

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Vercel is Vercel's CDN in front of functions.
var Vercel = &Cache{
	Name:    "vercel",
	Title:   "Vercel",
	Doc:     "Vercel's CDN in front of functions and rewrites to other origins. Static files are different: they stay until the next deployment.",
	Shared:  true,
	Target:  []string{"vercel-cdn-cache-control", "cdn-cache-control"},
	Refs:    []string{"https://vercel.com/docs/caching/cdn-cache", "https://vercel.com/docs/caching/cache-control-headers"},
	Version: "2026",
	Facts: []Fact{
		{"It obeys Vercel-CDN-Cache-Control, else CDN-Cache-Control, else Cache-Control.", "documentation: Cache-Control headers", Documented},
		{"A function's response that gives no lifetime is not stored: it counts as public, max-age=0, must-revalidate. Expires is not mentioned, and does not count here.", "documentation: Cache-Control headers", Documented},
		{"max-age: older pages want public or immutable beside it, newer ones do not. The verdicts here take the newer.", "documentation: CDN cache; guide: set cache control headers", Documented},
		{"private, no-store and no-cache keep a response out of store.", "documentation: CDN cache", Documented},
		{"Statuses 200, 301, 308 and 404 are stored, others are not, and nothing of more than 10 MB.", "documentation: CDN cache", Documented},
		{"302, 307 and 410 are stored likewise.", "no document says", Assumed},
		{"Once a response is stale it is served on, while a new one is fetched, until that has come; stale-while-revalidate limits it. s-maxage does not forbid that.", "documentation of 2026: Cache-Control headers", Documented},
		{"Requests with Authorization or Range are passed on.", "documentation: CDN cache", Documented},
		{"Vary selects by all fields it names, but what varies by Cookie is not stored.", "changelog: responses with Vary: Cookie", Documented},
		{"Pragma: no-cache in a request has the copy fetched anew (X-Vercel-Cache: REVALIDATED). Other request directives do nothing.", "documentation: response headers", Documented},
		{"Requests for the same thing wait for one fetch, in each region.", "documentation: CDN cache", Documented},
		{"proxy-revalidate and stale-if-error are not supported.", "documentation: CDN cache", Documented},
		{"Answers that set a cookie are not stored.", "no document says", Assumed},
		{"Static files are kept at the edge until the next deployment, for 31 days at most. That cannot be told from a response, and the verdicts here do not count with it.", "documentation: static files", Documented},
	},
	habits: habits{
		passes:    []Code{Authorization, RequestRange},
		refuses:   []Code{NoStore, Private, NoCacheUnstored, SetCookie, VaryStarUnstored, StatusUnstored, TooLarge, StaleOnArrival, NothingAllows},
		also:      vercelRefuses,
		kept:      []int{200, 301, 302, 307, 308, 404, 410},
		says:      saysMaxAge,
		largest:   10 << 20,
		sources:   []Source{SourceSMaxAge, SourceMaxAge},
		longest:   31536000,
		staleBars: []field.Kind{field.MustRevalidate},
		grace:     31536000,
		noSIE:     true,
	},
	Practice: Practice{
		Invalidates: []string{},
		Fails:       []int{},
		Demands:     vercelDemands,
	},
}

func vercelRefuses(r *field.Response, _ policy) Code {
	if r.Vary.Has("cookie") {
		return VaryUnstored
	}
	return NoCode
}

// vercelDemands: of the request only Pragma counts.
func vercelDemands(q *wire.Message, _ *Verdict) Demand {
	if value, _ := q.Get("Pragma"); value == "no-cache" {
		return Asked
	}
	return AsUsual
}
