package rules

// VariantDiffersByCookie sees a page that depends on the cookie and may be
// shared.
var VariantDiffersByCookie = &Rule{
	ID:       "variant-differs-by-cookie",
	Severity: Error,
	Category: Privacy,
	Title:    "The content depends on the cookie and may be shared",
	Doc: `Two requests that differ in nothing but their cookies got different content, and the answer to a request with cookies may be kept by shared caches: one user's page is given to others.

Caches do not look at cookies unless Vary says so or they are told to; some (Varnish) pass such requests on as they come from their makers. The first request, made again, must have brought the first content again, else a page with a time or a nonce would be taken for a personal one; with a clear difference in size alone it is only information. So it is when only the page for requests without cookies may be shared: then a CDN must be told to pass the others on.`,
	Fix:  `Send "Cache-Control: private, no-cache" with answers to requests that carry a session.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 4.1", "RFC 9111 section 5.2.2.7", "CVE-2026-27205"},

	Follow: func(p *Pass) { p.otherUser(byCookie, "Cookie") },
}
