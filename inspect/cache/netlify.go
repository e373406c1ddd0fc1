package cache

import "maxage/inspect/field"

// Netlify is Netlify's CDN in front of functions, edge functions and proxies.
var Netlify = &Cache{
	Name:    "netlify",
	Title:   "Netlify",
	Doc:     "Netlify's CDN in front of functions, edge functions and proxies. Static files are different: they stay for a year or until the next deployment.",
	Shared:  true,
	Target:  []string{"netlify-cdn-cache-control", "cdn-cache-control"},
	Refs:    []string{"https://docs.netlify.com/build/caching/caching-overview/"},
	Version: "2025 and 2026",
	Facts: []Fact{
		{"It obeys Netlify-CDN-Cache-Control, else CDN-Cache-Control, else Cache-Control.", "documentation: caching overview", Documented},
		{"What functions, edge functions and proxies answer is stored only if it gives a lifetime.", "documentation: caching overview", Documented},
		{"private, no-store and no-cache keep a response out of store.", "documentation: caching overview", Documented},
		{"Only answers to GET are stored.", "knowledge base: CDN caching", Documented},
		{"Vary selects by all fields it names, and the whole query string is part of the key; Netlify-Vary, which the verdicts here do not read, changes both.", "documentation: caching overview", Documented},
		{"stale-while-revalidate is obeyed.", "documentation: caching overview", Documented},
		{"A site with basic authentication on any page caches nothing.", "knowledge base: CDN caching", Documented},
		{"Answers to requests with Authorization are stored only if they say public, must-revalidate or s-maxage. Set-Cookie does not keep a response out of store.", "no document says", Assumed},
		{"Request directives do nothing, unsafe requests invalidate nothing, and stale-if-error is obeyed.", "no document says", Assumed},
		{"Static files are kept at the edge for a year or until the next deployment, and a shorter max-age of theirs is ignored. That cannot be told from a response, and the verdicts here do not count with it.", "documentation: caching overview", Documented},
	},
	habits: habits{
		refuses: []Code{NoStore, Private, NoCacheUnstored, Authorization, VaryStarUnstored, NothingAllows, StaleOnArrival},
		openers: []field.Kind{field.Public, field.MustRevalidate, field.SMaxAge},
		sources: []Source{SourceSMaxAge, SourceMaxAge, SourceExpires},
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Invalidates: []string{},
		Fails:       serverErrors,
		Head:        HeadPassed,
	},
}
