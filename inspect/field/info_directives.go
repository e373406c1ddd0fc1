package field

// DirectiveInfo is what can be said of a Cache-Control directive in general.
type DirectiveInfo struct {
	Info
	Request string // what it means in a request; "" where it has no meaning there
}

// LookupDirective returns what is known of the directive called name, in
// any case, or nil.
func LookupDirective(name string) *DirectiveInfo {
	if k := KindOf(name); k != Unknown {
		return &DirectiveTable[k-1]
	}
	return nil
}

// DirectiveTable holds the directives of the standards, in the order of their
// Kind values, MaxAge first.
var DirectiveTable = []DirectiveInfo{
	{Info{Name: "max-age", Brief: "fresh for so many seconds after the origin made it",
		Doc: "Every cache may reuse the response without asking while its age is below this number; shared caches obey s-maxage instead where it is present. It counts before Expires. max-age=0 means stale at once: it has to be confirmed before each reuse, though a cache that cannot reach the origin may still serve it, unless must-revalidate forbids that. A value that is no number counts as stale too.",
		Ref: "RFC 9111 section 5.2.2.1"},
		"The client wants an answer that is at most so many seconds old. Browsers send max-age=0 when a page is reloaded."},
	{Info{Name: "s-maxage", Brief: "fresh for so many seconds in shared caches",
		Doc: "Shared caches (proxies, CDNs) obey it instead of max-age and Expires; browsers ignore it. Once it is over, shared caches must ask before reuse, as with proxy-revalidate, which switches stale-while-revalidate and stale-if-error off for them. It also lets them store answers to requests with Authorization.",
		Ref: "RFC 9111 section 5.2.2.10"}, ""},
	{Info{Name: "no-cache", Brief: "may be stored, but must be confirmed before every reuse",
		Doc: "It does not forbid storing; that is no-store. The copy is worth having when the response has an ETag or Last-Modified: a 304 without content then confirms it. With field names, no-cache=\"Set-Cookie\", only those fields must not be reused without asking; many caches treat that as plain no-cache. Compare max-age=0, must-revalidate, which comes to the same for caches that follow the standard.",
		Ref: "RFC 9111 section 5.2.2.4"},
		"The client wants no stored answer unless the origin has confirmed it."},
	{Info{Name: "no-store", Brief: "must not be stored by any cache",
		Doc: "Neither browsers nor shared caches may keep any part of it. It does not remove copies that were stored earlier. Browsers may refuse their back/forward cache too.",
		Ref: "RFC 9111 section 5.2.2.5"},
		"Nothing of this request or of its answer may be stored."},
	{Info{Name: "no-transform", Brief: "intermediaries must not change the content",
		Doc: "Proxies may otherwise recompress images or minify pages. It says nothing about storing.",
		Ref: "RFC 9111 section 5.2.2.6"},
		"Intermediaries must not change the content."},
	{Info{Name: "must-revalidate", Brief: "once stale, never used without asking",
		Doc: "While the response is fresh it changes nothing. Once stale it must be confirmed by the origin; if the origin cannot be reached the user gets an error, not the old copy. It also lets shared caches store answers to requests with Authorization.",
		Ref: "RFC 9111 section 5.2.2.2"}, ""},
	{Info{Name: "proxy-revalidate", Brief: "must-revalidate for shared caches only",
		Doc: "Browsers ignore it. Unlike must-revalidate it does not open answers to requests with Authorization.",
		Ref: "RFC 9111 section 5.2.2.8"}, ""},
	{Info{Name: "must-understand", Brief: "to be stored only by caches that know its status",
		Doc: "Meant to stand beside no-store: caches that implement it and know what the status demands ignore that no-store, all others obey it.",
		Ref: "RFC 9111 section 5.2.2.3"}, ""},
	{Info{Name: "private", Brief: "only the user's own cache may store it",
		Doc: "Browsers may store it, shared caches must not. It is not secrecy: anything on the way still sees the response. With field names, private=\"Set-Cookie\", only those fields are kept out of shared caches, in theory; many caches treat that as plain private.",
		Ref: "RFC 9111 section 5.2.2.7"}, ""},
	{Info{Name: "public", Brief: "any cache may store it",
		Doc: "Shared caches read it. It is needed only where storing would be barred otherwise: answers to requests with Authorization, and statuses that are not cacheable by themselves. Beside max-age on a plain 200 it changes nothing.",
		Ref: "RFC 9111 section 5.2.2.9"}, ""},
	{Info{Name: "immutable", Brief: "will not change while it is fresh",
		Doc: "A browser that knows it does not ask even when the user reloads the page, as long as the response is fresh. It gives no lifetime by itself. Meant for addresses that change with their content, like app.3f9c1d.js.",
		Ref: "RFC 8246 section 2"}, ""},
	{Info{Name: "stale-while-revalidate", Brief: "may be served stale for so many seconds while a new one is fetched",
		Doc: "Counted from the end of the freshness lifetime. Nobody waits for the refresh. must-revalidate and no-cache switch it off, and in shared caches s-maxage and proxy-revalidate do too.",
		Ref: "RFC 5861 section 3"}, ""},
	{Info{Name: "stale-if-error", Brief: "may be served stale for so many seconds when the origin fails",
		Doc: "Counted from the end of the freshness lifetime. Failing means 500, 502, 503, 504, or not being reachable. must-revalidate and no-cache switch it off, and in shared caches s-maxage and proxy-revalidate do too.",
		Ref: "RFC 5861 section 4"},
		"The client accepts an answer that has been stale for so many seconds when the origin fails."},
	{Info{Name: "max-stale", Brief: "a request directive: how stale an answer may be",
		Doc: "It means nothing in a response.", Ref: "RFC 9111 section 5.2.1.2"},
		"The client accepts a stale answer, up to so many seconds stale, or any if no number is given."},
	{Info{Name: "min-fresh", Brief: "a request directive: how long the answer must still be fresh",
		Doc: "It means nothing in a response.", Ref: "RFC 9111 section 5.2.1.3"},
		"The client wants an answer that stays fresh for at least so many more seconds."},
	{Info{Name: "only-if-cached", Brief: "a request directive: answer from store or not at all",
		Doc: "It means nothing in a response.", Ref: "RFC 9111 section 5.2.1.7"},
		"The client wants a stored answer, or else a 504; the origin is not to be asked."},
}
