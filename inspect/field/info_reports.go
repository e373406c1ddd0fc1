package field

// cacheReports are those in which caches say what they did.
var cacheReports = []Info{
	{Name: "Cache-Status", Brief: "what each cache on the way did with the request, the origin's side first",
		Doc: "Whoever debugs reads it. hit: answered from store. fwd: why it was forwarded (uri-miss, vary-miss, stale, bypass and others). ttl: seconds of freshness left, negative when stale.",
		Ref: "RFC 9211"},
	{Name: "X-Cache", Brief: "hit or miss, in the words of the cache", Doc: "Whoever debugs reads it: CloudFront, Fastly, Squid and many others write HIT or MISS with additions of their own. No standard defines it. Where several caches append to it, the member order differs by vendor."},
	{Name: "X-Cache-Lookup", Brief: "whether Squid found the object in its store", Doc: "Whoever debugs reads it: Squid writes what the look-up found, also where X-Cache then says MISS because the copy could not be used."},
	{Name: "X-Cache-Detail", Brief: "why httpd answered from its store or did not", Doc: "Whoever debugs reads it: httpd's mod_cache writes it if CacheDetailHeader is on."},
	{Name: "X-Cache-Remote", Brief: "what a parent of the Akamai edge did", Doc: "Whoever debugs reads it: Akamai writes it for requests with a debugging Pragma."},
	{Name: "X-Check-Cacheable", Brief: "whether Akamai's configuration lets it keep this", Doc: "Whoever debugs reads it: Akamai writes YES or NO for requests with a debugging Pragma."},
	{Name: "Akamai-Cache-Status", Brief: "what Akamai's cache did, the edge (child) first, then its parent", Doc: "Whoever debugs reads it. It tells a hit at the edge from one at a parent, and both from a trip to the origin."},
	{Name: "X-Cache-Hits", Brief: "how often each cache has used its copy", Doc: "Whoever debugs reads it: Fastly and Varnish configurations write a count for each layer, the browser's side last. 0 means that this cache had to ask."},
	{Name: "X-Symfony-Cache", Brief: "what Symfony's own cache did", Doc: "Whoever debugs reads it: for each request that made up the page it says fresh, miss, or how asking again went."},
	{Name: "X-Cache-Status", Brief: "hit or miss, usually of nginx", Doc: "Whoever debugs reads it: by convention it holds nginx's variable $upstream_cache_status, such as HIT, MISS, EXPIRED, STALE or BYPASS."},
	{Name: "X-Proxy-Cache", Brief: "hit or miss, usually of nginx", Doc: "Whoever debugs reads it: by convention it holds nginx's variable $upstream_cache_status, such as HIT, MISS, EXPIRED, STALE or BYPASS."},
	{Name: "X-Varnish", Brief: "transaction ids of Varnish: two mean a hit", Doc: "Whoever debugs reads it, and looks the ids up in Varnish's log: the first is of this request, the second of the one that stored the copy."},
	{Name: "CF-Cache-Status", Brief: "what Cloudflare's cache did", Doc: "Whoever debugs reads it. HIT, MISS, EXPIRED, STALE, UPDATING, REVALIDATED, BYPASS, or DYNAMIC: not eligible by Cloudflare's settings."},
	{Name: "X-Vercel-Cache", Brief: "what Vercel's cache did", Doc: "Whoever debugs reads it. HIT, MISS, STALE (served while a new one is made), PRERENDER (from what was built), REVALIDATED, or BYPASS."},
	{Name: "CDN-Cache", Brief: "what Bunny's cache did", Doc: "Whoever debugs reads it: Bunny writes HIT, MISS, BYPASS, EXPIRED, STALE, UPDATING or REVALIDATED."},
	{Name: "X-Served-By", Brief: "which servers of the CDN handled it", Doc: "Whoever debugs reads it: Fastly lists its caches, the browser's side last. It is no proof of a hit.", Minor: true},
	{Name: "X-Timer", Brief: "when and for how long Fastly worked on it", Doc: "Whoever debugs reads it: S is the time the request came, VS and VE are milliseconds from there to the start and the end of the answer.", Minor: true},
	{Name: "Via", Brief: "the proxies and gateways it passed, the sender's side first", Doc: "Proxies read it to notice loops; whoever debugs reads what stood in between. A member does not have to be a cache.", Ref: "RFC 9110 section 7.6.3"},
	{Name: "Server-Timing", Brief: "how long the server's steps took", Doc: "The browser's developer tools and scripts read it. Some CDNs also report hit or miss here. In a stored copy the times are those of the request that made it.", Ref: "W3C Server Timing", Minor: true},
	{Name: "Proxy-Status", Brief: "how intermediaries handled it, errors above all", Doc: "Whoever debugs reads it: each intermediary adds its name, and in error the reason, such as dns_timeout or connection_refused. What caches did stands in Cache-Status.", Ref: "RFC 9209", Minor: true},
	{Name: "X-Cacheable", Brief: "a note of the site's own cache configuration", Doc: "Whoever debugs reads it. Sites write it in their own words, often from Varnish configurations, so the words mean what they mean there."},
}
