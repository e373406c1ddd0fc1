package cache

// Shared is the shared cache of the standard that obeys no targeted field.
var Shared = &Cache{
	Name:   "shared",
	Title:  "a shared cache",
	Doc:    "A proxy or reverse proxy that serves many users, as RFC 9111 describes it. It obeys s-maxage before max-age and ignores CDN-Cache-Control.",
	Shared: true,
	Refs:   []string{"RFC 9111"},
}
