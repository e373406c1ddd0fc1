package cache

import "maxage/inspect/field"

// Fastly is a Fastly delivery service with the VCL that its control panel
// generates.
var Fastly = &Cache{
	Name:    "fastly",
	Title:   "Fastly",
	Doc:     "A Fastly CDN service with the VCL that its control panel generates and the fallback TTL of 3600 s. Own VCL changes any of this.",
	Shared:  true,
	Refs:    []string{"https://www.fastly.com/documentation/guides/concepts/cache/cache-freshness", "https://www.fastly.com/documentation/guides/full-site-delivery/caching/controlling-caching"},
	Version: "2025-12",
	Facts: []Fact{
		{"What gives no lifetime is kept for default_ttl. That is 3600 s in the control panel and the VCL boilerplate, which the verdicts here take; a service whose VCL leaves that out has the platform's 120 s, and the service that was measured had 0.", "documentation: controlling caching; VCL boilerplate", Documented},
		{"Of the directives that bar storing it obeys private only, and that in small letters. no-store, no-cache and must-revalidate do nothing: what says no-store and max-age is stored and served to others.", "measured 2025-12; VCL boilerplate", Measured},
		{"Statuses 200, 203, 300, 301, 302, 404 and 410 are stored, others never.", "measured 2025-12; documentation: cache freshness", Measured},
		{"A lifetime comes from max-age in Surrogate-Control, then s-maxage and max-age in Cache-Control, then Expires. CDN-Cache-Control is ignored.", "documentation: about cache control headers; measured 2025-12", Measured},
		{"Directives are looked for in small letters and anywhere, even inside of a quoted string: extension=\"max-age=60\" counts. Of two the first counts.", "measured 2025-12", Measured},
		{"Age shortens a max-age, but not the time until Expires, which counts from the arrival. Date does nothing.", "measured 2025-12; documentation: Age", Measured},
		{"Expires is read as the C library does, so more spaces, one-digit hours and other letter case are fine, but nothing else than GMT is.", "measured 2025-12", Measured},
		{"Answers that set a cookie are not stored. Authorization and Cookie in requests make no difference: answers to them are stored and shared.", "measured 2025-12; VCL boilerplate", Measured},
		{"Vary selects by all fields, compared as text, except Accept-Encoding, which it normalises. Vary: * is ignored, and the response reused.", "measured 2025-12; documentation: Accept-Encoding", Measured},
		{"stale-while-revalidate is obeyed. stale-if-error needs VCL of its own.", "measured 2025-12; documentation: staleness and revalidation", Measured},
		{"Request directives do nothing, and unsafe requests invalidate nothing.", "measured 2025-12", Measured},
		{"Answers with status 500 and 503 are asked for once more, then kept for 1 s by the boilerplate; here they count as not stored.", "VCL boilerplate", FromSource},
		{"Requests for the same thing wait for one fetch.", "its documentation names request collapsing; not read in full", Assumed},
	},
	Settings: []Setting{
		{"default_ttl", "3600", "seconds", "the lifetime of what says none", func(c *Cache, v string) error { return setSeconds(&c.fallback, v) }},
	},
	habits: habits{
		reads:     fastlyReads,
		refuses:   []Code{Private, SetCookie, StatusUnstored, StaleOnArrival},
		kept:      []int{200, 203, 300, 301, 302, 404, 410},
		sources:   explicitOrDefault,
		fallback:  3600,
		expires:   expiresByArrival,
		age:       ageByField,
		readsAge:  fastlyAge,
		varies:    fastlyVaries,
		staleBars: []field.Kind{},
		noSIE:     true,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Invalidates: []string{},
		Fails:       []int{},
		Head:        HeadFetches,
		Same:        fastlySame,
	},
}
