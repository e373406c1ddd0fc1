package rules

// VariantDiffersByAuthorization sees an answer that depends on the credentials
// and may be shared.
var VariantDiffersByAuthorization = &Rule{
	ID:       "variant-differs-by-authorization",
	Severity: Error,
	Category: Privacy,
	Title:    "The content depends on the credentials and may be shared",
	Doc: `Two requests that differ in nothing but Authorization got different content, and shared caches may keep the answer to the one with credentials: others get what only that user may see.

Authorization keeps an answer out of shared caches until public, s-maxage or must-revalidate lets it in. If only the answer without credentials may be shared, users with credentials may get that one; this is information. The first request, made again, must have brought the first content again; with a clear difference in size alone it is only information.`,
	Fix:  `Send "Cache-Control: private, no-cache" with answers that depend on credentials.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 3.5", "RFC 9111 section 4.1"},

	Follow: func(p *Pass) { p.otherUser(byAuthorization, "Authorization") },
}
