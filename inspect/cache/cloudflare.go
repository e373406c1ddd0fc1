package cache

import (
	"slices"

	"maxage/inspect/field"
)

// Cloudflare is a zone on a Free, Pro or Business plan without cache rules.
var Cloudflare = &Cache{
	Name:    "cloudflare",
	Title:   "Cloudflare",
	Doc:     "A Cloudflare zone on a Free, Pro or Business plan without cache rules: static file extensions only, Origin Cache Control on.",
	Shared:  true,
	Target:  cloudflareTargets,
	Refs:    []string{"https://developers.cloudflare.com/cache/concepts/default-cache-behavior/", "https://developers.cloudflare.com/cache/concepts/cache-control/"},
	Version: "2025 and 2026",
	Facts: []Fact{
		{"It stores only paths with a file extension of its list, such as .css, .jpg and .pdf, and /robots.txt. HTML and JSON are not stored, whatever Cache-Control says (CF-Cache-Status: DYNAMIC); cache_everything changes that.", "documentation: default cache behavior", Documented},
		{"It obeys Cloudflare-CDN-Cache-Control, else CDN-Cache-Control, else Cache-Control and Expires. Any Surrogate-Control takes the effect of Cache-Control away.", "documentation: CDN-Cache-Control", Documented},
		{"What gives no lifetime is kept for 120 minutes with status 200, 206 or 301, for 20 with 302 or 303, for 3 with 404 or 410, and not at all otherwise.", "documentation: cache by status code", Documented},
		{"no-cache and max-age=0: one page says that they are not cached, another that they are cached and always revalidated. The verdict here is what both agree in: no reuse without asking.", "documentation: default cache behavior; Origin Cache Control", Documented},
		{"no-store, private and Set-Cookie keep a response out of store. private and no-cache that name fields speak of those fields only.", "documentation: Origin Cache Control", Documented},
		{"Answers to requests with Authorization are stored only if they say public, must-revalidate or s-maxage.", "documentation: Origin Cache Control", Documented},
		{"stale-while-revalidate works, unless must-revalidate, proxy-revalidate, no-cache or s-maxage stand beside it. stale-if-error works likewise. Always Online switches both off.", "documentation: revalidation", Documented},
		{"Vary is ignored without a rule for it, except for Accept-Encoding, so one copy serves all languages. What varies by * is not stored.", "documentation: Vary", Documented},
		{"HEAD is forwarded as GET, and the answer stored.", "documentation: HEAD requests", Documented},
		{"Answers of more than 512 MB are not stored.", "documentation: default cache behavior", Documented},
		{"With origin_cache_control=off, as Enterprise plans may have it, no-cache and max-age=0 are not cached, Set-Cookie is dropped and the rest stored, and must-revalidate is ignored.", "documentation: Origin Cache Control", Documented},
		{"Request directives do nothing, unsafe requests invalidate nothing, and requests for the same thing wait for one fetch.", "no document says", Assumed},
		{"Age and Date count towards the lifetime.", "no document says", Assumed},
	},
	Settings: []Setting{
		{"cache_everything", "off", switchValues, "whether a rule makes every path eligible", setCloudflareEverything},
		{"origin_cache_control", "on", switchValues, "whether Cache-Control is obeyed to the letter (off on Enterprise plans only)", setCloudflareOrigin},
		{"edge_ttl", "", "seconds", "a rule's Edge TTL that ignores Cache-Control; 0 for none", setCloudflareTTL},
	},
	habits: habits{
		reads:     cloudflareReads,
		refuses:   []Code{NoStore, Private, Authorization, SetCookie, VaryStarUnstored, NothingAllows, TooLarge},
		also:      cloudflareRefuses,
		guesses:   []int{200, 206, 301, 302, 303, 404, 410},
		openers:   []field.Kind{field.Public, field.MustRevalidate, field.SMaxAge},
		varies:    cloudflareVaries,
		largest:   512 << 20,
		sources:   explicitOrDefault,
		fallback:  7200,
		fallbacks: cloudflareTTLs,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Invalidates: []string{},
		Strips:      true,
		Fails:       serverErrors,
		Head:        HeadFetches,
		Same:        cloudflareSame,
	},
}

var cloudflareTargets = []string{"cloudflare-cdn-cache-control", "cdn-cache-control"}

// cloudflareTTLs are the lifetimes of statuses that do not have 7200 s.
var cloudflareTTLs = map[int]int64{302: 1200, 303: 1200, 404: 180, 410: 180}

// explicitOrDefault is for shared caches with a lifetime of their own for what
// gives none.
var explicitOrDefault = []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceDefault}

// serverErrors count as the origin's failure for services that say "5xx".
var serverErrors = []int{0, 500, 501, 502, 503, 504}

// cloudflareReads follows Origin Cache Control: private and no-cache that name
// fields bar what has these fields.
func cloudflareReads(r *field.Response) policy {
	p := cloudflarePlain(r)
	if d := p.Get(field.Private); d != nil && d.Qualified() {
		p.Directives = rid(p.Directives, field.Private)
	}
	if d := p.Get(field.NoCache); d != nil && d.Qualified() {
		p.Directives = rid(p.Directives, field.NoCache)
		for _, name := range d.FieldNames() {
			if _, present := r.Exchange.Response.Get(name); present {
				p.Put(member{span: d.Span}.directive(field.NoCache, field.Invalid), true)
			}
		}
	}
	return p
}

// cloudflarePlain: any Surrogate-Control makes it a surrogate, which does not
// read Cache-Control.
func cloudflarePlain(r *field.Response) policy {
	p := governing(r, cloudflareTargets)
	if _, surrogate := r.Exchange.Response.Get("Surrogate-Control"); surrogate && p.targeted == nil {
		p.Directives = &field.Directives{}
	}
	return p
}

// cloudflareNothing is for a TTL that a rule sets: nothing counts.
func cloudflareNothing(*field.Response) policy { return policy{&field.Directives{}, nil, none} }

// rid returns the directives without those of some kinds.
func rid(d *field.Directives, kinds ...field.Kind) *field.Directives {
	left := &field.Directives{}
	for _, dir := range d.List {
		if !slices.Contains(kinds, dir.Kind) {
			left.Put(dir, false)
		}
	}
	return left
}

func cloudflareVaries(r *field.Response) ([]string, bool) {
	if r.Vary.Has("accept-encoding") {
		return []string{"accept-encoding"}, r.Vary.Star
	}
	return nil, r.Vary.Star
}

// cloudflareSame: it recodes its one copy for every Accept-Encoding.
func cloudflareSame(string, []string, []string) bool { return true }
