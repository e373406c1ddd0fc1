package rules

// VariantDiffersByUserAgent sees a page for phones and one for desks that
// caches take for one.
var VariantDiffersByUserAgent = &Rule{
	ID:       "variant-differs-by-user-agent",
	Severity: Info,
	Category: Negotiation,
	Title:    "The content depends on User-Agent and Vary does not say so",
	Doc: `Two requests that differ in nothing but User-Agent got different content, and the first request made again got the first content again. Shared caches may keep it: phones get the page for desktops, or the reverse.

Vary: User-Agent would make a copy for every version of every browser. CDNs can be told to select by kind of device; then this is well, and nothing of it shows here.`,
	Fix:  `Send all browsers the same responsive page, or have the CDN select by kind of device; until then "Cache-Control: private".`,
	Send: "Cache-Control: private",
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},

	Follow: func(p *Pass) {
		n := p.now()
		if s, proven := p.variant(byAgent, otherBody); s != nil && proven {
			p.Report(p.policyLines(), "With another User-Agent the content is another (%s, not %s), and Vary does not say so: phones may get the page for desktops from a shared cache, or the reverse, %s.",
				amount(n.size), amount(s.size), sharedFor(n, s))
		}
	},
}
