package cache

// Browser is the private cache of the standard.
var Browser = &Cache{
	Name:  "browser",
	Title: "a browser",
	Doc:   "A cache that serves one user, as RFC 9111 describes it. It ignores s-maxage and proxy-revalidate and may keep private responses.",
	Refs:  []string{"RFC 9111"},
}
