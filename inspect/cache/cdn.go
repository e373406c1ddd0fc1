package cache

// CDN is a shared cache that obeys CDN-Cache-Control.
var CDN = &Cache{
	Name:   "cdn",
	Title:  "a CDN",
	Doc:    "A shared cache that obeys CDN-Cache-Control, as RFC 9213 describes it. A valid CDN-Cache-Control switches Cache-Control and Expires off for it.",
	Shared: true,
	Target: []string{"cdn-cache-control"},
	Refs:   []string{"RFC 9213", "RFC 9111"},
}
