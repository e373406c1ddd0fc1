package cache

import (
	"math"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Caddy is the Caddy server with its cache-handler module, which is Souin.
var Caddy = &Cache{
	Name:    "caddy",
	Also:    []string{"souin"},
	Title:   "Caddy",
	Doc:     "Caddy with the cache-handler module (Souin), switched on without options: lifetimes of 120 s where none is given, strict mode, no stale copies.",
	Shared:  true,
	Refs:    []string{"https://github.com/caddyserver/cache-handler", "https://github.com/darkweak/souin/blob/master/pkg/middleware/middleware.go"},
	Version: "cache-handler 0.16.0",
	Facts: []Fact{
		{"It reads the first of Souin-Cache-Control, Surrogate-Control, CDN-Cache-Control and Cache-Control that is there. The others keep some effect: a no-cache counts in Cache-Control only, and its max-age still ends the reuse.", "souin, pkg/surrogate and pkg/middleware; cache-handler 0.16.0", Measured},
		{"What gives no lifetime is kept for ttl, 120 s, if its status is 200, 203, 204, 206, 300, 301, 404, 405, 410, 414 or 501; no other status is stored at all.", "souin, pkg/middleware; cache-handler, httpcache.go", FromSource},
		{"One fault in Cache-Control, such as max-age=60a or a space before the equals sign, keeps the whole response out of store.", "cache-handler 0.16.0", Measured},
		{"no-cache is not obeyed when the response has an ETag: it is reused without asking. Without an ETag it is fetched anew each time.", "cache-handler 0.16.0", Measured},
		{"no-store does not keep a response out of store whose lifetime comes from Expires.", "souin, pkg/middleware", FromSource},
		{"Age and Date do not shorten the reuse of a response with an ETag, or with a lifetime from Expires or a header of its own.", "souin, pkg/rfc; cache-handler 0.16.0", Measured},
		{"Answers that set a cookie are stored and served to others with it. Answers to requests with Authorization, and private ones, are stored only when Vary names Authorization.", "cache-handler 0.16.0", Measured},
		{"It never asks with a condition of its own, and serves nothing stale.", "cache-handler 0.16.0", Measured},
		{"no-cache in a request is obeyed, Pragma is not. min-fresh works the wrong way round: only copies that are older than it are served. A max-age in the request counts only where Cache-Control has none.", "souin, pkg/rfc; cache-handler 0.16.0", Measured},
		{"A condition in the request is compared as a whole line: a list of ETags never matches, and what does not match is fetched anew.", "cache-handler 0.16.0", Measured},
		{"Every successful request that is neither GET nor HEAD throws away what is stored for its URL, Location and Content-Location stay.", "cache-handler 0.16.0", Measured},
		{"A partial response is stored and served to those who want the whole.", "souin, pkg/middleware", FromSource},
		{"Requests for the same thing wait for one fetch, even when its answer is not stored.", "souin, pkg/middleware", FromSource},
	},
	Settings: []Setting{
		{"default_cache_control", "", "a directive, such as no-store", "the Cache-Control of responses that have none", func(c *Cache, v string) error { caddy(v).configure(c); return nil }},
		{"ttl", "120", "seconds", "the lifetime of what says none", func(c *Cache, v string) error { return setSeconds(&c.fallback, v) }},
	},
	habits: habits{
		reads:    caddy("").reads,
		passes:   []Code{RequestUnread},
		refuses:  []Code{RequestNoStore, NoStore, Private, VaryStarUnstored, StatusUnstored},
		also:     caddy("").refuses,
		kept:     []int{200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501},
		sources:  []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceDefault},
		fallback: caddyTTL,
		expires:  expiresByArrival,
		age:      ageByField,
		readsAge: caddy("").age,
		noSWR:    true,
		noSIE:    true,
	},
	Practice: Practice{
		Ignores:    AllDirectives,
		Asks:       AsksAnew,
		Removes:    true,
		OwnURL:     true,
		Parts:      true,
		Conditions: true,
		Fails:      []int{},
		Head:       HeadApart,
		Unsafe:     func(q *wire.Message) bool { return q.Method != "HEAD" },
		Meets:      caddy("").meets,
		Same:       caddySame,
	},
}

// caddyTTL is its stock ttl, in seconds.
const caddyTTL = 120

// caddy is its default_cache_control.
type caddy string

func (k caddy) configure(c *Cache) {
	c.reads, c.also, c.readsAge, c.Practice.Meets = k.reads, k.refuses, k.age, k.meets
}

// caddySame compares fields as text. Their lines are joined, as clients do that
// have several.
func caddySame(_ string, stored, now []string) bool {
	return strings.Join(stored, ", ") == strings.Join(now, ", ")
}

// meets lets the request be answered from store only if its conditions and
// directives say so in Souin's eyes.
func (k caddy) meets(now, stored *field.Response, v *Verdict) Demand {
	if now.Request.CacheControl.Has(field.NoCache) || v.Reuse == Fresh && !k.suits(now, stored) {
		return Asked
	}
	return AsUsual
}

func (k caddy) suits(now, stored *field.Response) bool {
	etag, cc := caddyETag(stored), &now.Request.CacheControl
	old, passed := caddyAge(stored, now.Exchange.Sent)
	least := cc.Get(field.MinFresh)
	switch {
	case !caddyMatches(&now.Exchange.Request, etag), least != nil && int64(passed) <= least.Seconds:
		return false
	case etag != "":
		return true
	}
	for _, name := range [...]string{"If-Modified-Since", "If-Unmodified-Since"} {
		if value, _ := now.Exchange.Request.Get(name); value != "" {
			return false
		}
	}
	most := cc.Get(field.MaxAge)
	return most == nil || k.ends(stored) >= 0 || old+int64(math.Ceil(passed)) <= most.Seconds
}

// caddyMatches reports whether one line of If-None-Match is the ETag, or there
// is none to match.
func caddyMatches(q *wire.Message, etag string) bool {
	asked := false
	for _, f := range q.Fields {
		if strings.EqualFold(f.Name, "If-None-Match") && f.Value != "" {
			if f.Value == "*" || f.Value == etag {
				return true
			}
			asked = true
		}
	}
	return !asked
}
