package cache

import "maxage/inspect/field"

// Azure is Azure Front Door with caching enabled on the route.
var Azure = &Cache{
	Name:    "azure",
	Also:    []string{"frontdoor"},
	Title:   "Azure Front Door",
	Doc:     "Azure Front Door with caching enabled on the route, query strings ignored, and no rules. Without caching enabled it stores nothing.",
	Shared:  true,
	Refs:    []string{"https://learn.microsoft.com/en-us/azure/frontdoor/front-door-caching"},
	Version: "2018 to 2025",
	Facts: []Fact{
		{"What gives no lifetime is kept for a random time of 1 to 3 days. The verdicts here take 1 day, which is certain.", "documentation: cache expiration", Documented},
		{"The lifetime is s-maxage, else max-age, else the time until Expires, and 366 days at most.", "documentation: cache expiration", Documented},
		{"private, no-cache and no-store keep a response out of store, even over a rule (X-Cache: PRIVATE_NOSTORE). Requests under way at the same time may share even such an answer.", "documentation: cache expiration", Documented},
		{"Set-Cookie does not keep a response out of store: it is removed from what is cacheable.", "documentation: response headers", Documented},
		{"Only answers to GET are stored.", "documentation: request methods", Documented},
		{"The query string is not part of the key unless the route says so.", "documentation: query string behavior", Documented},
		{"stale-while-revalidate is not supported; written without a number it even kept a page for days.", "Microsoft Q&A, March 2022", Documented},
		{"200, 203, 300, 301 and 410 are stored, other statuses are not.", "no document says", Assumed},
		{"Vary is ignored, except that what varies by * is not stored. Answers to requests with Authorization are stored only if they say public, must-revalidate or s-maxage.", "no document says", Assumed},
		{"Request directives do nothing, and unsafe requests invalidate nothing.", "no document says", Assumed},
	},
	Settings: []Setting{
		{"default_ttl", "86400", "seconds", "the lifetime of what says none", func(c *Cache, v string) error { return setSeconds(&c.fallback, v) }},
	},
	habits: habits{
		refuses:  []Code{NoStore, Private, NoCacheUnstored, Authorization, VaryStarUnstored, StatusUnstored},
		kept:     []int{200, 203, 300, 301, 410},
		openers:  []field.Kind{field.Public, field.MustRevalidate, field.SMaxAge},
		varies:   func(r *field.Response) ([]string, bool) { return nil, r.Vary.Star },
		sources:  explicitOrDefault,
		fallback: 86400,
		longest:  366 * 86400,
		noSWR:    true,
		noSIE:    true,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Invalidates: []string{},
		Strips:      true,
		Fails:       []int{},
		Head:        HeadPassed,
		Key:         withoutQuery,
	},
}
