package cache

import (
	"strings"

	"maxage/inspect/field"
)

// CloudFront is Amazon CloudFront with a cache behavior as it is when nothing
// is chosen.
var CloudFront = &Cache{
	Name:    "cloudfront",
	Title:   "CloudFront",
	Doc:     "Amazon CloudFront with the TTLs of a cache behavior in which nothing was chosen (0, 86400 and 31536000 s) and nothing but the path in the cache key. The managed policy CachingOptimized is min_ttl=1.",
	Shared:  true,
	Refs:    []string{"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html"},
	Version: "2020 to 2026",
	Facts: []Fact{
		{"The lifetime is s-maxage, else max-age, else the time until Expires, else default_ttl; then it is held between min_ttl and max_ttl. CDN-Cache-Control is not read.", "Developer Guide: expiration", Documented},
		{"With min_ttl=0 no-store and private are obeyed, and no-cache is confirmed each time. With any other min_ttl, CachingOptimized included, all three are stored and served to everybody for min_ttl.", "Developer Guide: expiration", Documented},
		{"Cookies and Authorization are taken off the request unless the policy forwards them, and then the policy selects by them. Set-Cookie is taken off the response, and the rest stored; if cookies are forwarded, Set-Cookie is stored and replayed to those who send the same.", "Developer Guide: caching based on cookies; request and response behavior", Documented},
		{"The query string is not part of the key unless the policy says so: /a?x=1 and /a?x=2 share one copy.", "Developer Guide: controlling the cache key", Documented},
		{"Vary does not select: only what the policy names does. Vary: * with min_ttl=0 is fetched each time.", "Developer Guide: caching based on request headers", Documented},
		{"404, 414, 500, 501, 502, 503 and 504 are kept for 10 s when they say nothing. 400, 403, 405, 412 and 415 are stored only with max-age or s-maxage.", "Developer Guide: HTTP status codes", Documented},
		{"When the origin fails with 5xx or does not answer, the stored copy is served however old it is; stale-if-error sets the time, and 0 turns it off.", "Developer Guide: HTTP status codes", Documented},
		{"stale-while-revalidate is obeyed, since 2023.", "AWS announcement of May 2023", Documented},
		{"Cache-Control and Pragma in requests do nothing.", "Developer Guide: expiration", Documented},
		{"Requests for the same thing wait shortly for one fetch.", "Developer Guide: simultaneous requests for the same object", Documented},
		{"must-revalidate and s-maxage forbid serving stale; Age and Date count; unsafe requests invalidate nothing.", "no document says", Assumed},
	},
	Settings: []Setting{
		{"min_ttl", "0", "seconds", "every lifetime is at least this; above 0, no-store and private are overruled", setCloudFrontLeast},
		{"default_ttl", "86400", "seconds", "the lifetime of what says none", func(c *Cache, v string) error { return setSeconds(&c.fallback, v) }},
		{"max_ttl", "31536000", "seconds", "every lifetime is at most this", setCloudFrontMost},
	},
	habits: habits{
		refuses:  []Code{NoStore, Private, VaryStarUnstored, StatusUnstored, NothingAllows},
		also:     cloudFrontRefuses,
		kept:     []int{200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 403, 404, 405, 412, 414, 415, 500, 501, 502, 503, 504},
		guesses:  []int{200, 203, 204, 300, 301, 302, 303, 307, 308, 404, 414, 500, 501, 502, 503, 504},
		explicit: []int{400, 403, 405, 412, 415},
		says:     saysMaxAge,
		varies:   func(r *field.Response) ([]string, bool) { return nil, r.Vary.Star },
		sources:  explicitOrDefault,
		fallback: 86400,
		fallbacks: map[int]int64{
			404: 10, 414: 10, 500: 10, 501: 10, 502: 10, 503: 10, 504: 10,
		},
		longest: 31536000,
		rescue:  field.MaxSeconds,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Invalidates: []string{},
		Strips:      true,
		Fails:       serverErrors,
		Key:         withoutQuery,
	},
}

// cloudFrontRefuses: an answer to Authorization is either none, since it was
// taken away, or one for the same Authorization only.
func cloudFrontRefuses(r *field.Response, _ policy) Code {
	if r.Request.Authorization.Present {
		return AuthorizationRemoved
	}
	return NoCode
}

// saysMaxAge: Expires does not count.
func saysMaxAge(_ *field.Response, p policy) bool { return p.Has(field.MaxAge) || p.Has(field.SMaxAge) }

func withoutQuery(url string) string {
	url, _, _ = strings.Cut(url, "?")
	return url
}

// setCloudFrontLeast: above 0, nothing keeps a response out of store, and what
// forbids storing leaves it the shortest lifetime.
func setCloudFrontLeast(c *Cache, v string) error {
	err := setSeconds(&c.shortest, v)
	if err != nil || c.shortest == 0 {
		return err
	}
	c.refuses = []Code{StatusUnstored, NothingAllows}
	c.curbs = []field.Kind{field.NoStore, field.Private, field.NoCache}
	c.varies = func(*field.Response) ([]string, bool) { return nil, false }
	c.reads = func(r *field.Response) policy {
		return policy{rid(&r.CacheControl, field.NoCache), nil, &r.Expires}
	}
	return nil
}

func setCloudFrontMost(c *Cache, v string) error {
	err := setSeconds(&c.longest, v)
	if c.longest == 0 {
		c.longest = -1
	}
	return err
}
