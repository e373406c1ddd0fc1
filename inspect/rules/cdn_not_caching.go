package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// CDNNotCaching sees a cache decline what it was allowed to keep.
var CDNNotCaching = &Rule{
	ID:       "cdn-not-caching",
	Severity: Info,
	Category: Performance,
	Title:    "A cache declines what it may keep",
	Doc: `The response allows shared caches to keep it, but a cache on the way says that it does not even look into its store for this URL: every visit reaches your application.

The words: Cloudflare says DYNAMIC for what is not named like a static file, until a Cache Rule makes it eligible, and BYPASS when the response or a rule forbids. nginx and Vercel say BYPASS, Azure PRIVATE_NOSTORE or CONFIG_NOCACHE, Akamai NotCacheable, Cache-Status fwd=bypass. MISS and EXPIRED say only that this request came too early or too late, so one of them is no finding; ask again, and if MISS remains, look at Set-Cookie and Vary. Requests with credentials, and those that ask for a fresh answer, are left out.`,
	Fix:  `Make the URL eligible in the cache's settings (Cloudflare: a Cache Rule), and remove Set-Cookie and needless Vary from the response; if it is not meant to be shared, send "Cache-Control: private".`,
	Refs: []string{"RFC 9211 section 2.2", "RFC 9111 section 3"},

	Check: func(p *Pass) {
		v := longestShared(p)
		if len(p.Served) == 0 || p.Status() >= 400 || p.Answered() != nil || v.Reuse != cache.Fresh || unstated(v) || !p.plainGet() || p.Found(SetCookieSharedCacheable) {
			return
		}
		for i := len(p.Served) - 1; i >= 0; i-- {
			s := &p.Served[i]
			if why, ok := declined(s); ok {
				who := "one on the way"
				if s.Cache != "" {
					who = nameOf(s)
				}
				p.Report(append([]wire.Span{s.Span}, lifetimeSpans(v)...), "Shared caches may keep this %s, but %s does not (%s), so every visit reaches your application.", forHowLong(v), who, why)
				return
			}
		}
	},
}

// declined reports whether the cache says that it does not keep this at all,
// and why as far as it says.
func declined(s *field.Served) (why string, ok bool) {
	if s.Outcome == field.OutcomeBypass && s.Word != "method" {
		if why = plain(s.Word); s.Means() != "" {
			why += ": " + s.Means()
		}
		return why, true
	}
	if means := refusals[s.Detail]; means != "" && !s.FromStore() {
		return s.Detail + ": " + means, true
	}
	return "", false
}

// refusals are details of Akamai and of Souin, on which Caddy's cache is built.
var refusals = map[string]string{
	"X-Check-Cacheable: NO":             "its configuration kept it out",
	"NO-STORE-DIRECTIVE":                "the response it received said no-store",
	"PRIVATE-OR-AUTHENTICATED-RESPONSE": "private in the response, or Authorization in the request",
	"UNCACHEABLE-STATUS-CODE":           "it does not keep this status",
	"UPSTREAM-VARY-STAR":                "Vary has a *",
	"CACHE-CONTROL-EXTRACTION-ERROR":    "it could not read Cache-Control",
}

// plainGet: the request is one that any cache may answer: it shows no
// credentials and asks for no fresh answer.
func (p *Pass) plainGet() bool {
	q := &p.Request
	if q.Authorization.Present || q.Cookie.Present || q.Range.Present || q.Pragma.Present || len(q.CacheControl.List) > 0 {
		return false
	}
	return p.Exchange.Request.Method == "GET" && p.Status() != 304 && p.Status() != 206
}
