package cache

// Akamai is known by facts only: the property decides.
var Akamai = &Cache{
	Name:    "akamai",
	Title:   "Akamai",
	Doc:     "An Akamai property. Its caching behavior decides, which cannot be told from a response, so no verdict is given.",
	Shared:  true,
	Factual: true,
	Refs:    []string{"https://techdocs.akamai.com/property-mgr/docs/know-caching", "https://techdocs.akamai.com/property-mgr/docs/caching-2"},
	Version: "2024 to 2026",
	Facts: []Fact{
		{"The property's caching behavior decides: a fixed time, the origin's Cache-Control or Expires, no storing, or bypassing the cache.", "documentation: caching", Documented},
		{"Where the property honors the origin, s-maxage counts only with the options made for it.", "documentation: caching", Documented},
		{"Edge-Control from the origin overrules the property with no-store and bypass-cache.", "documentation: caching", Documented},
		{"Edge-Control: cache-maxage sets the lifetime.", "no document says", Assumed},
		{"Only answers to GET are stored.", "documentation: learn about caching", Documented},
		{"A response with Vary is not stored, unless it is Vary: Accept-Encoding with a gzip or br body. The behavior Remove Vary Header changes that; media and download products have it on.", "documentation: remove Vary header", Documented},
		{"300, 301, 302 and 410 are stored like 200 and 203; 404 and other errors are kept for 10 s.", "no document says", Assumed},
		{"Requests with Pragma: akamai-x-cache-on, akamai-x-check-cacheable and akamai-x-get-cache-key are answered with X-Cache, X-Check-Cacheable and X-Cache-Key, if the property allows that: the surest way to know.", "documentation: Pragma headers", Documented},
	},
}
