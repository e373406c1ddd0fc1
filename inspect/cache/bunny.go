package cache

// Bunny is known by facts only: the pull zone decides.
var Bunny = &Cache{
	Name:    "bunny",
	Title:   "Bunny",
	Doc:     "A bunny.net pull zone. Its settings decide, which cannot be told from a response, so no verdict is given.",
	Shared:  true,
	Factual: true,
	Refs:    []string{"https://docs.bunny.net/cdn/smart-cache", "https://docs.bunny.net/cdn/vary-cache"},
	Version: "2025 and 2026",
	Facts: []Fact{
		{"The zone either respects the origin's Cache-Control and Expires or sets a lifetime of its own.", "documentation: smart cache", Documented},
		{"With Smart Cache only a list of file extensions is stored, and text/html, application/json and XML never. It is on for zones that Bunny DNS accelerates.", "documentation: smart cache", Documented},
		{"Vary is ignored; the zone's own Vary Cache options take its place.", "documentation: vary cache", Documented},
		{"The query string is not part of the key unless the zone says so.", "documentation: vary cache", Documented},
		{"Requests for the same thing wait for one fetch only if the zone says so.", "documentation: request coalescing", Documented},
		{"Set-Cookie is removed from what is stored.", "no document says", Assumed},
	},
}
