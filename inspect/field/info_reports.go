package field

// cacheReports are those in which caches say what they did.
var cacheReports = []Info{
	{Name: "Cache-Status", Brief: "what each cache on the way did with the request, the origin's side first",
		Doc: "hit: answered from store. fwd: why it was forwarded (uri-miss, vary-miss, stale, bypass and others). ttl: seconds of freshness left, negative when stale.",
		Ref: "RFC 9211"},
	{Name: "X-Cache", Brief: "hit or miss, in the words of the cache", Doc: "No standard defines it. Where several caches append to it, the member order differs by vendor."},
	{Name: "X-Cache-Lookup", Brief: "whether Squid found the object in its store"},
	{Name: "X-Cache-Detail", Brief: "why httpd answered from its store or did not"},
	{Name: "X-Cache-Remote", Brief: "what a parent of the Akamai edge did"},
	{Name: "X-Check-Cacheable", Brief: "whether Akamai's configuration lets it keep this"},
	{Name: "Akamai-Cache-Status", Brief: "what Akamai's cache did, the edge (child) first, then its parent"},
	{Name: "X-Cache-Hits", Brief: "how often each cache has used its copy"},
	{Name: "X-Cache-Status", Brief: "hit or miss, usually of nginx"},
	{Name: "X-Proxy-Cache", Brief: "hit or miss, usually of nginx"},
	{Name: "X-Varnish", Brief: "transaction ids of Varnish: two mean a hit"},
	{Name: "CF-Cache-Status", Brief: "what Cloudflare's cache did", Doc: "HIT, MISS, EXPIRED, STALE, UPDATING, REVALIDATED, BYPASS, or DYNAMIC: not eligible by Cloudflare's settings."},
	{Name: "X-Vercel-Cache", Brief: "what Vercel's cache did"},
	{Name: "CDN-Cache", Brief: "what Bunny's cache did"},
	{Name: "X-Served-By", Brief: "which servers of the CDN handled it", Minor: true},
	{Name: "X-Timer", Brief: "when and for how long Fastly worked on it", Minor: true},
	{Name: "Via", Brief: "the proxies and gateways it passed, the sender's side first", Doc: "A member does not have to be a cache.", Ref: "RFC 9110 section 7.6.3"},
	{Name: "Server-Timing", Brief: "how long the server's steps took", Doc: "Some CDNs also report hit or miss here.", Ref: "W3C Server Timing", Minor: true},
	{Name: "Proxy-Status", Brief: "how intermediaries handled it, errors above all", Ref: "RFC 9209", Minor: true},
	{Name: "X-Cacheable", Brief: "a note of the site's own cache configuration"},
}
