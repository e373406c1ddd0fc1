package cache

import (
	"slices"
	"strings"

	"maxage/inspect/field"
)

// Google is Google Cloud CDN in its default cache mode.
var Google = &Cache{
	Name:    "google",
	Also:    []string{"gcp"},
	Title:   "Google Cloud CDN",
	Doc:     "Google Cloud CDN in the cache mode CACHE_ALL_STATIC, which is the default, with the default TTLs and without negative caching.",
	Shared:  true,
	Target:  []string{"cdn-cache-control"},
	Refs:    []string{"https://cloud.google.com/cdn/docs/caching", "https://cloud.google.com/cdn/docs/using-ttl-overrides", "https://cloud.google.com/cdn/docs/serving-stale-content"},
	Version: "2025 and 2026",
	Facts: []Fact{
		{"The lifetime is CDN-Cache-Control's, else s-maxage, else max-age, else the time until Expires. In this mode it is cut to max_ttl, 1 day.", "documentation: TTL overrides", Documented},
		{"Without a lifetime it keeps static content for default_ttl, 1 hour: CSS, JavaScript, fonts, images, audio, video and PDF, told by Content-Type. HTML and JSON without a lifetime are not stored.", "documentation: caching overview", Documented},
		{"Once a response is stale it is served for 1 day more while a new one is fetched, unless stale-while-revalidate says otherwise; s-maxage does not prevent that. stale-if-error is not supported.", "documentation: serving stale content", Documented},
		{"must-revalidate, proxy-revalidate and no-cache prevent that.", "no document says", Assumed},
		{"private, no-store and Set-Cookie keep a response out of store, and so does any Vary that names more than Accept, Accept-Encoding, Origin, Sec-Fetch-Dest, Sec-Fetch-Mode, Sec-Fetch-Site, X-Origin, X-Goog-Allowed-Resources and the request fields of CORS.", "documentation: caching overview", Documented},
		{"no-cache: older pages say that it is not stored, newer ones that it is confirmed each time. The verdict here is what both agree in: no reuse without asking.", "documentation: caching overview", Documented},
		{"mode=force_cache_all stores what says private, no-store or no-cache, too, and keeps everything for default_ttl.", "documentation: cache modes", Documented},
		{"Statuses 200, 203, 204, 300, 301, 302, 307, 308, 404, 405, 410, 421, 451 and 501 are stored when they give a lifetime.", "documentation: caching overview", Documented},
		{"With negative caching switched on, 300, 301 and 308 are kept for 10 minutes without a lifetime, 404, 410 and 451 for 120 s, 405 and 501 for 60 s.", "documentation: negative caching", Documented},
		{"Answers to requests with Authorization are stored only if they say public, must-revalidate or s-maxage; those to requests with no-store never.", "documentation: caching overview", Documented},
		{"Other request directives do nothing, unsafe requests invalidate nothing, and requests for the same thing wait for one fetch.", "no document says", Assumed},
	},
	Settings: []Setting{
		{"mode", "cache_all_static", "cache_all_static, use_origin_headers or force_cache_all", "what is stored; give it before default_ttl and max_ttl", setGoogleMode},
		{"default_ttl", "3600", "seconds", "the lifetime of static content that says none", func(c *Cache, v string) error { return setSeconds(&c.fallback, v) }},
		{"max_ttl", "86400", "seconds", "every lifetime is at most this (in cache_all_static)", func(c *Cache, v string) error { return setSeconds(&c.longest, v) }},
		{"serve_while_stale", "86400", "seconds", "how long everything is served stale while a new one is fetched", func(c *Cache, v string) error { return setSeconds(&c.grace, v) }},
	},
	habits: habits{
		refuses:   googleRefuses,
		also:      googleDynamic,
		kept:      []int{200, 203, 204, 300, 301, 302, 307, 308, 404, 405, 410, 421, 451, 501},
		guesses:   googleSuccess,
		openers:   []field.Kind{field.Public, field.MustRevalidate, field.SMaxAge},
		sources:   explicitOrDefault,
		fallback:  3600,
		longest:   86400,
		staleBars: []field.Kind{field.NoCache, field.MustRevalidate, field.ProxyRevalidate},
		grace:     86400,
		noSIE:     true,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Invalidates: []string{},
		Fails:       []int{},
		Head:        HeadPassed,
	},
}

var (
	googleRefuses = []Code{RequestNoStore, NoStore, Private, Authorization, SetCookie, StatusUnstored, NothingAllows}
	googleSuccess = []int{200, 203, 204}
	googleVary    = []string{
		"accept", "accept-encoding", "access-control-request-headers", "access-control-request-method", "origin",
		"sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "x-goog-allowed-resources", "x-origin",
	}
	googleStatic = []string{
		"text/css", "text/ecmascript", "text/javascript", "application/javascript", "application/pdf", "application/postscript",
	}
)

// googleVaries refuses what varies by a field that it has no place for.
func googleVaries(r *field.Response, _ policy) Code {
	if r.Vary.Star || slices.ContainsFunc(r.Vary.Names, func(name string) bool { return !slices.Contains(googleVary, name) }) {
		return VaryUnstored
	}
	return NoCode
}

// googleDynamic refuses also what is neither static nor gives a lifetime.
func googleDynamic(r *field.Response, p policy) Code {
	if code := googleVaries(r, p); code != NoCode {
		return code
	}
	given := p.Has(field.SMaxAge) || p.Has(field.MaxAge) || p.expires.Present
	if !given && slices.Contains(googleSuccess, r.Exchange.Response.Status) && !googleIsStatic(r) {
		return TypeUnstored
	}
	return NoCode
}

func googleIsStatic(r *field.Response) bool {
	t := r.ContentType
	return slices.Contains(googleStatic, t.String()) || slices.Contains([]string{"font", "image", "video", "audio"}, t.Type)
}

func setGoogleMode(c *Cache, v string) error {
	switch strings.ToLower(v) {
	case "cache_all_static":
	case "use_origin_headers":
		c.also, c.guesses, c.longest = googleVaries, nil, 0
		c.sources = []Source{SourceSMaxAge, SourceMaxAge, SourceExpires}
	case "force_cache_all":
		c.also, c.longest, c.sources = googleVaries, 0, []Source{SourceDefault}
		c.reads = func(*field.Response) policy { return policy{&field.Directives{}, nil, none} }
		c.refuses, c.kept = without(googleRefuses, NoStore, Private), googleSuccess
	default:
		return errValue
	}
	return nil
}
