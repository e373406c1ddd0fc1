package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// VaryMissingRSC sees the data of React Server Components where caches may
// take them for the page.
var VaryMissingRSC = &Rule{
	ID:       "vary-missing-rsc",
	Severity: Warning,
	Category: Negotiation,
	Title:    "Component data may be served in place of the page",
	Doc: `One URL gives a page, or with the request field RSC the data that the page's own script asks for, and this answer does not say so in Vary. A cache that keeps the data gives it to the next visitor, who sees raw text instead of a page.

Next.js works like this, and separates the two by Vary, by a parameter _rsc in the URL of the data, or by both; 15.3.0 to 15.3.2 relied on the parameter alone, which redirects could lose (CVE-2025-49005). Data under URLs of their own (?_rsc=, .rsc, .txt) are left out here. Caches that do not look at Vary (Cloudflare, CloudFront, Bunny) need these request fields in the cache key of their settings.`,
	Fix:  `Send "Vary: RSC, Next-Router-State-Tree, Next-Router-Prefetch" with the page and the data, as current versions of Next.js do; look for a proxy that removes it.`,
	Send: "Vary: RSC, Next-Router-State-Tree, Next-Router-Prefetch",
	Refs: []string{"CVE-2025-49005", "RFC 9110 section 12.5.5"},

	Check: func(p *Pass) {
		if !p.ContentType.Is("text/x-component") || p.Vary.Star || p.Vary.Has("rsc") || p.Status() != 200 || !p.retrieval() || ownURL(p) {
			return
		}
		asked := p.Exchange.Request.Index("RSC")
		stored := p.Answered()
		if asked < 0 && (stored == nil || !askedForPage(p)) {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		at := append([]wire.Span{p.ContentType.Span}, p.Vary.Spans...)
		message := "Caches may keep this component data %s as if it were the page, so visitors see raw text instead of the page."
		if asked >= 0 {
			at = append(at, p.Exchange.Request.Line(wire.Request, asked))
		} else {
			at = append(at, stored.Span)
			message = "Component data came out of a cache without being asked for, and may come %s: visitors see raw text instead of the page."
		}
		p.Report(append(at, permission(v)...), message, forHowLong(v)).Caches = p.sharers(invited)
	},
}

// askedForPage: the request, which did not ask for component data, asked for
// a page: it says so, or the answer is that of Next.js.
func askedForPage(p *Pass) bool {
	return strings.Contains(p.Request.Accept.String(), "text/html") || p.Exchange.Response.Index("X-Nextjs-Cache") >= 0
}

// ownURL: the component data have a URL that gives nothing else.
func ownURL(p *Pass) bool {
	path, query := pathAndQuery(p.Exchange.URL)
	last := path[strings.LastIndexByte(path, '/')+1:]
	return strings.HasSuffix(last, ".rsc") || strings.HasSuffix(last, ".txt") || strings.Contains("&"+query, "&_rsc=")
}
