package field

import (
	"slices"

	"maxage/inspect/wire"
)

// Where a cache usually stands, from the origin's side to the client's. The
// order of header lines tells little: what appends to a field keeps its place,
// and CDNs sort lines as they like. But the roles are telling. What people
// install themselves stands at the site. Hosting platforms are the origin of
// whatever is put before them. CDNs stand before both. Cloudflare, which takes
// a site over by its DNS name, stands before the others nearly always, as each
// of those is reached by a name of its own behind it. Steps of ten leave room
// for what Via says.
const (
	ownSoftware = 10 * (iota + 1)
	platform
	service
	front
)

// product is a cache that responses name.
type product struct {
	title     string
	stands    int
	overwrite string // what it writes over Server in every answer, in lower case
}

var products = map[string]*product{
	"varnish":       {"Varnish", ownSoftware, ""},
	"nginx":         {"nginx", ownSoftware, ""},
	"squid":         {"Squid", ownSoftware, ""},
	"trafficserver": {"Traffic Server", ownSoftware, ""},
	"httpd":         {"Apache httpd", ownSoftware, ""},
	"haproxy":       {"HAProxy", ownSoftware, ""},
	"caddy":         {"Caddy", ownSoftware, ""},
	"litespeed":     {"LiteSpeed", ownSoftware, ""},
	"symfony":       {"Symfony's cache", ownSoftware, ""},
	"rack-cache":    {"Rack::Cache", ownSoftware, ""},
	"netlify":       {"Netlify", platform, "netlify"},
	"vercel":        {"Vercel", platform, "vercel"},
	"bunny":         {"Bunny", service, "bunnycdn"},
	"quic.cloud":    {"QUIC.cloud", service, ""},
	"sucuri":        {"Sucuri", service, ""},
	"azure":         {"Azure Front Door", service, ""},
	"google":        {"Google Cloud CDN", service, ""},
	"cloudfront":    {"CloudFront", service, ""},
	"fastly":        {"Fastly", service, ""},
	"akamai":        {"Akamai", service, ""},
	"cloudflare":    {"Cloudflare", front, "cloudflare"},
}

// CacheTitle returns the name of a cache as used in sentences: a product's
// own, or else what it calls itself.
func CacheTitle(cache string) string {
	if p := products[cache]; p != nil {
		return p.title
	}
	return cache
}

// base returns where a cache usually stands; unknown ones belong to the site.
func base(cache string) int {
	if p := products[cache]; p != nil {
		return p.stands
	}
	return ownSoftware
}

// order knows where the caches of one response stand, by what it says of the
// way it took, and else by their roles.
type order struct {
	m   *wire.Message
	via []string // products that Via names, the origin's side first, each once
}

func newOrder(r *Response, m *wire.Message) *order {
	o := &order{m: m}
	for i := range r.passed() {
		if name := viaProduct(m, &r.Via[i]); name != "" && !slices.Contains(o.via, name) {
			o.via = append(o.via, name)
		}
	}
	return o
}

// of returns the rank of a cache. Each proxy appends itself to Via, so a
// product stands nearer to the client than those named before it. And of those
// that write their own name over Server, the one that stands there is nearest.
func (o *order) of(cache string) int {
	rank, before := base(cache), 0
	for _, name := range o.via {
		if before = max(base(name), before+1); name == cache {
			rank = before
			break
		}
	}
	if p := products[cache]; p != nil && p.overwrite != "" {
		for _, other := range products {
			if other != p && other.overwrite != "" && serverIs(o.m, other.overwrite) {
				rank = min(rank, other.stands-1)
			}
		}
	}
	return rank
}

// rank ranks the members of one field, a list to which each cache appended:
// none stands further in than the one before it. A CDN's parent stands behind
// its edge, wherever it is told.
func (o *order) rank(told []layer) {
	before := 0
	for i := range told {
		t := &told[i]
		if t.rank = max(o.of(t.Cache), before); t.upstream {
			t.rank = o.of(t.Cache) - 1
			continue
		}
		before = t.rank
	}
}
