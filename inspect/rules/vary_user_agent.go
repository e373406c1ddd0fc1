package rules

import "maxage/inspect/field"

// VaryUserAgent sees one copy kept for each version of each browser.
var VaryUserAgent = &Rule{
	ID:       "vary-user-agent",
	Severity: Info,
	Category: Variation,
	Title:    "Caches keep a copy for every version of every browser",
	Doc: `The response may be shared, but Vary names User-Agent, of which a site sees thousands: shared caches keep a copy for each, and most visitors are the first with theirs, so your application answers them all the same.

Servers still send it out of old recipes for compression. A site with one page for phones and another for desktops can reduce User-Agent to these two words before the cache looks (Varnish, Fastly and CloudFront can), or give them URLs of their own. Cloudflare and Bunny do not look at it: there the first visitor's page goes to all.`,
	Fix:  `Take User-Agent out of Vary, as in "Vary: Accept-Encoding"; if pages do differ, reduce it to the kind of device at the CDN.`,
	Send: "-Vary\nVary: Accept-Encoding",
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},

	Check: func(p *Pass) {
		if !p.Vary.Has("user-agent") || p.Vary.Star || p.Status() != 200 || p.fingerprinted() {
			return
		}
		v := p.shared(given)
		if v == nil {
			return
		}
		at := append(p.varySpans("user-agent"), lifetimeSpans(v)...)
		f := p.Report(at, "Shared caches may keep this for %s, but one copy for each of thousands of User-Agents, so most visitors wait for your application all the same.", field.Spoken(v.ReuseEnds()))
		f.Send = p.varyWithout(func(name string) bool { return name != "user-agent" })
	},
}
