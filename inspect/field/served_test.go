package field

import (
	"fmt"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

// servedCases are answers as products send them. In want stand the layers, the
// origin's side first: cache:outcome, then what else is known: @age, #hits,
// ~ttl, (node), "detail".
var servedCases = []struct{ name, lines, want string }{
	{"varnish hit", `
		X-Varnish: 32770 3
		Age: 12
		Via: 1.1 web1 (Varnish/7.1)`, "varnish:hit@12"},
	{"varnish miss", `
		X-Varnish: 32770
		Age: 0
		Via: 1.1 varnish (Varnish/6.0)`, "varnish:miss"},
	{"varnish, stale by its VCL's own word", `
		X-Varnish: 32770 3
		X-Cache: STALE
		Age: 130`, "varnish:stale@130"},
	{"varnish, a pass by its VCL's own word", `
		X-Varnish: 32770
		X-Cache: pass`, "varnish:bypass"},
	{"varnish, hits counted by its VCL", `
		X-Varnish: 32770 3
		X-Cache: HIT
		X-Cache-Hits: 41`, "varnish:hit#41"},
	{"two varnishes", `
		X-Varnish: 188, 32770 3
		Age: 9`, "varnish:miss varnish:hit@9"},
	{"varnish behind cloudflare", `
		X-Varnish: 32770
		Age: 120
		Via: 1.1 varnish (Varnish/7.1)
		CF-Cache-Status: HIT
		CF-RAY: 8c1-FRA
		Server: cloudflare`, "varnish:miss cloudflare:hit@120"},
	{"varnish behind cloudflare that keeps nothing, lines sorted", `
		CF-Cache-Status: DYNAMIC
		Server: cloudflare
		Via: 1.1 varnish (Varnish/7.1)
		X-Varnish: 32770 3
		Age: 30`, "varnish:hit@30 cloudflare:bypass"},
	{"nginx", `
		Server: nginx
		X-Cache-Status: EXPIRED`, "nginx:miss"},
	{"nginx counts no age", `
		Server: openresty/1.25
		X-Proxy-Cache: HIT
		Age: 40`, "nginx:hit"},
	{"litespeed", `
		X-LiteSpeed-Cache: hit`, "litespeed:hit"},
	{"litespeed, this visitor's own copy", `
		X-LiteSpeed-Cache: hit,private`, ""},
	{"kinsta behind cloudflare", `
		X-Kinsta-Cache: HIT
		CF-Cache-Status: DYNAMIC
		Server: cloudflare`, ":hit cloudflare:bypass"},
	{"sucuri and quic.cloud", `
		X-QC-Cache: hit
		X-Sucuri-Cache: MISS`, "quic.cloud:hit sucuri:miss"},
	{"nginx, told twice", `
		Server: nginx
		X-Cache-Status: UPDATING
		X-Proxy-Cache: UPDATING`, "nginx:stale"},
	{"nginx by custom, behind cloudflare", `
		X-Cache-Status: HIT
		CF-Cache-Status: BYPASS
		Server: cloudflare`, ":hit cloudflare:bypass"},
	{"squid up to 5", `
		X-Cache: MISS from proxy.example
		X-Cache-Lookup: HIT from proxy.example:3128
		Via: 1.1 proxy.example (squid/5.7)`, `squid:miss(proxy.example)"X-Cache-Lookup: HIT from proxy.example:3128"`},
	{"two squids", `
		X-Cache: HIT from a.example
		X-Cache-Lookup: HIT from a.example:80
		X-Cache: MISS from b.example
		X-Cache-Lookup: MISS from b.example:80`, `squid:hit(a.example)"X-Cache-Lookup: HIT from a.example:80" squid:miss(b.example)"X-Cache-Lookup: MISS from b.example:80"`},
	{"squid 6", `
		Cache-Status: proxy.example;hit;detail=match
		Via: 1.1 proxy.example (squid/6.13)
		Age: 5`, `squid:hit@5(proxy.example)"match"`},
	{"one cache in two fields, by its host", `
		X-Cache: HIT from proxy.example
		Cache-Status: proxy.example;hit;detail=match`, `proxy.example:hit(proxy.example)"match"`},
	{"httpd", `
		X-Cache: REVALIDATE from web.example
		X-Cache-Detail: "conditional cache hit: entity refreshed, twice" from web.example`, `httpd:revalidated(web.example)"conditional cache hit: entity refreshed, twice"`},
	{"traffic server", `
		Via: http/1.1 ts1 (ApacheTrafficServer/9.2.5 [uScHs f p eN:t cCHp s ])
		Age: 7`, "trafficserver:hit@7(ts1)"},
	{"traffic server, a parent and a child", `
		Via: http/1.1 parent (ApacheTrafficServer/9.2.5 [uScRs f p eN:t cCHp s ]), http/1.1 child (ApacheTrafficServer/9.2.5 [uScMsSfWpSeN:t cCMp sS])
		Age: 7`, "trafficserver:hit@7(parent) trafficserver:miss(child)"},
	{"traffic server, confirmed, in its short form", "Via: https/1.1 media.example (ApacheTrafficServer [cSsNfU])", "trafficserver:revalidated(media.example)"},
	{"traffic server, stale without asking", "Via: http/1.1 ts1 (ApacheTrafficServer/9.2.5 [uScSs f p eN:t cCSp s ])", "trafficserver:stale(ts1)"},
	{"traffic server, silent", "Via: http/1.1 ts1 (ApacheTrafficServer/9.2.5)", ""},
	{"caddy", `
		Server: Caddy
		Cache-Status: Souin; hit; ttl=108; key=GET-http-example.com-/; detail=DEFAULT
		Age: 12`, `caddy:hit@12~108(Souin)"DEFAULT"`},
	{"souin elsewhere, stale", "Cache-Status: Souin; hit; ttl=-4; key=GET-http-a-/; detail=NUTS; fwd=stale", `souin:stale~-4"NUTS"`},
	{"haproxy says nothing but the age", "Age: 33", ":hit@33"},
	{"cloudflare hit", `
		CF-Cache-Status: HIT
		Age: 1234567
		Server: cloudflare`, "cloudflare:hit@1234567"},
	{"cloudflare, told twice", `
		CF-Cache-Status: DYNAMIC
		Server-Timing: cfCacheStatus;desc="DYNAMIC", cfEdge;dur=4`, "cloudflare:bypass"},
	{"cloudflare, a worker", "CF-Cache-Status: NONE/UNKNOWN", "cloudflare:generated"},
	{"cloudflare could not reach the origin", "CF-Cache-Status: STALE", "cloudflare:stale"},
	{"fastly, a shield and an edge", `
		Via: 1.1 varnish, 1.1 varnish
		Age: 142
		X-Served-By: cache-jfk1041-JFK, cache-fra-etou8220089-FRA
		X-Cache: MISS, HIT
		X-Cache-Hits: 0, 7
		X-Timer: S1735732800.123456,VS0,VE1`, "fastly:miss(cache-jfk1041-JFK) fastly:hit@142#7(cache-fra-etou8220089-FRA)"},
	{"fastly alone", `
		Via: 1.1 varnish
		Age: 0
		X-Served-By: cache-fra-etou8220089-FRA
		X-Cache: MISS
		X-Cache-Hits: 0`, "fastly:miss(cache-fra-etou8220089-FRA)"},
	{"fastly before the site's own varnish", `
		Via: 1.1 varnish
		Via: 1.1 varnish
		Via: 1.1 varnish
		Age: 96
		X-Cache: MISS, HIT, HIT
		X-Cache-Hits: 3, 16
		X-Served-By: cache-sea1927-SEA, cache-ams4133-AMS`, ":miss fastly:hit#3(cache-sea1927-SEA) fastly:hit@96#16(cache-ams4133-AMS)"},
	{"fastly before the site's own servers", `
		Age: 122
		X-Cache: MISS, HIT, HIT
		X-Served-By: apiservices-a014.krxd.net, config-service-a005.krxd.net, cache-iad2142-IAD, cache-nrt6126-NRT
		Via: 1.1 varnish, 1.1 varnish
		X-Cache-Hits: 0, 2, 60`, ":miss fastly:hit#2(cache-iad2142-IAD) fastly:hit@122#60(cache-nrt6126-NRT)"},
	{"cloudfront", `
		X-Cache: Hit from cloudfront
		Via: 1.1 abc.cloudfront.net (CloudFront)
		X-Amz-Cf-Pop: FRA60-P1
		Age: 86400`, "cloudfront:hit@86400"},
	{"cloudfront, told twice", `
		X-Cache: RefreshHit from cloudfront
		Server-Timing: cdn-cache-refresh,cdn-pop;desc="FRA60-P1",cdn-rid;desc="x",cdn-hit-layer;desc="EDGE"`, "cloudfront:revalidated"},
	{"cloudfront, an error of the origin", `
		X-Cache: Error from cloudfront
		Server-Timing: cdn-upstream-layer;desc="EDGE",cdn-cache-miss`, "cloudfront:miss"},
	{"cloudfront redirects", "X-Cache: Redirect from cloudfront", "cloudfront:generated"},
	{"cloudfront before vercel", `
		X-Cache: Miss from cloudfront
		Via: 1.1 abc.cloudfront.net (CloudFront)
		Server: Vercel
		X-Vercel-Cache: HIT
		Age: 61`, "vercel:hit@61 cloudfront:miss"},
	{"cloudflare before cloudfront", `
		CF-Cache-Status: HIT
		Server: cloudflare
		X-Cache: Miss from cloudfront
		Via: 1.1 abc.cloudfront.net (CloudFront)
		Age: 3`, "cloudfront:miss cloudflare:hit@3"},
	{"akamai, asked by Pragma", `
		X-Cache: TCP_MISS from a23-1-2-3.deploy.akamaitechnologies.com (AkamaiGHost/11.0) (-)
		X-Cache-Remote: TCP_REFRESH_HIT from a92-1-2-3.deploy.akamaitechnologies.com (AkamaiGHost/11.0) (-)
		X-Check-Cacheable: YES`, `akamai:revalidated(a92-1-2-3.deploy.akamaitechnologies.com) akamai:miss(a23-1-2-3.deploy.akamaitechnologies.com)"X-Check-Cacheable: YES"`},
	{"akamai's status, child first", `
		Akamai-Cache-Status: Miss from child, Hit from parent
		Server-Timing: cdn-cache; desc=MISS, edge; dur=1, origin; dur=20`, "akamai:hit(parent) akamai:miss"},
	{"akamai's status, stale", "Akamai-Cache-Status: HitStale from child", "akamai:stale"},
	{"akamai by Server-Timing", `Server-Timing: cdn-cache; desc=HIT, edge; dur=1, ak_p; desc="1_2_3"`, "akamai:hit"},
	{"akamai, only that it may not", "X-Check-Cacheable: NO", `akamai:"X-Check-Cacheable: NO"`},
	{"azure", `
		X-Cache: TCP_REMOTE_HIT
		X-Azure-Ref: 0abc`, "azure:hit"},
	{"azure, not cached", `
		X-Cache: PRIVATE_NOSTORE
		X-Azure-Ref: 0abc`, "azure:bypass"},
	{"azure, configured not to", `
		X-Cache: CONFIG_NOCACHE
		X-MSEdge-Ref: Ref A: 1`, "azure:bypass"},
	{"google", `
		Via: 1.1 google
		Age: 300`, "google:hit@300"},
	{"google as a load balancer", "Via: 1.1 google", ""},
	{"google before varnish", `
		X-Varnish: 5 3
		Via: 1.1 web (Varnish/7.4), 1.1 google
		Age: 300`, "varnish:hit@300"},
	{"vercel, made at build time", `
		X-Vercel-Cache: PRERENDER
		Server: Vercel
		Age: 0`, "vercel:hit@0"},
	{"vercel, made anew", "X-Vercel-Cache: REVALIDATED", "vercel:miss"},
	{"vercel behind cloudflare", `
		X-Vercel-Cache: MISS
		CF-Cache-Status: DYNAMIC
		Server: cloudflare`, "vercel:miss cloudflare:bypass"},
	{"netlify", `
		Cache-Status: "Netlify Durable"; fwd=uri-miss; stored
		Cache-Status: "Netlify Edge"; hit
		Server: Netlify
		Age: 20`, "netlify:miss(Netlify Durable) netlify:hit@20(Netlify Edge)"},
	{"netlify before next.js", `Cache-Status: "Next.js"; hit, "Netlify Durable"; fwd=bypass, "Netlify Edge"; fwd=method`,
		"next.js:hit netlify:bypass(Netlify Durable) netlify:bypass(Netlify Edge)"},
	{"bunny", `
		Server: BunnyCDN-DE1-1080
		CDN-Cache: HIT
		CDN-CachedAt: 01/01/2026 11:59:00`, "bunny:hit"},
	{"bunny before cloudflare before varnish", `
		CDN-Cache: MISS
		CF-Cache-Status: HIT
		X-Varnish: 3
		Server: BunnyCDN-DE1-1080`, "varnish:miss cloudflare:hit bunny:miss"},
	{"a client's own squid before a cdn", `
		X-Cache: Hit from cloudfront
		Via: 1.1 abc.cloudfront.net (CloudFront), 1.1 gate.example (squid/6.6)
		Cache-Status: gate.example;fwd=miss;detail=mismatch`, `cloudfront:hit squid:miss(gate.example)"mismatch"`},
	{"confirmed by its origin", "Cache-Status: Edge; fwd=stale; fwd-status=304; collapsed; ttl=60", "edge:revalidated~60"},
	{"quotes and commas", `Cache-Status: "a, \"b\", c"; fwd=miss; detail="x, y", d; hit`, `a, "b", c:miss"x, y" d:hit`},
	{"a silent cache behind one that reports", `
		CF-Cache-Status: DYNAMIC
		Age: 3600`, ":hit@3600 cloudflare:bypass"},
	{"the time of a fetch is no store", `
		X-Varnish: 7
		Age: 2`, "varnish:miss"},
	{"a word of its own", `
		X-Cache: cp3066 miss, cp3066 hit/14
		Age: 40000`, ": :"},
	{"no number", "X-Varnish: yes no", "varnish:"},
	{"lines joined by a recording", "CF-Cache-Status: MISS, HIT", "cloudflare:miss cloudflare:hit"},
	{"empty", `
		X-Cache:
		X-Varnish: ,
		Cache-Status:
		Server-Timing: ;;,;`, ""},
}

func TestServedBy(t *testing.T) {
	for _, c := range servedCases {
		lines := strings.Split(strings.TrimSpace(c.lines), "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		x := exchange(lines...)
		var got []string
		for _, s := range Parse(x).Served {
			got = append(got, s.summary())
			if x.Text(s.Span) == "" {
				t.Errorf("%s: no evidence for %s", c.name, s.Cache)
			}
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, text, c.want)
		}
	}
}

func (s *Served) summary() string {
	out := s.Cache + ":" + s.Outcome
	if s.HasAge {
		out += fmt.Sprintf("@%d", s.Age)
	}
	if s.Hits > 0 {
		out += fmt.Sprintf("#%d", s.Hits)
	}
	if s.HasTTL {
		out += fmt.Sprintf("~%d", s.TTL)
	}
	if s.Node != "" {
		out += "(" + s.Node + ")"
	}
	if s.Detail != "" {
		out += fmt.Sprintf("%q", s.Detail)
	}
	return out
}

// TestServedEvidence: a finding points at the member that says it, not at the
// whole line.
func TestServedEvidence(t *testing.T) {
	x := exchange("Cache-Status: Origin; fwd=miss, Edge; hit", "X-Cache: MISS, HIT", "Server-Timing: a;dur=1, cdn-cache;desc=HIT")
	var got []string
	for _, s := range Parse(x).Served {
		got = append(got, x.Text(s.Span))
	}
	if text := strings.Join(got, "|"); text != "Origin; fwd=miss|Edge; hit|cdn-cache;desc=HIT" {
		t.Error(text)
	}
}

// TestServedBounded: nobody passes a thousand caches.
func TestServedBounded(t *testing.T) {
	for _, f := range []wire.Field{
		{Name: "X-Cache", Value: strings.Repeat("HIT,", 1e5)}, {Name: "Cache-Status", Value: "a;hit" + strings.Repeat(",a;hit", 1e4)},
		{Name: "X-Varnish", Value: strings.Repeat("1,", 1e5)}, {Name: "Server-Timing", Value: strings.Repeat("cdn-cache;desc=HIT,", 1e4)},
		{Name: "Via", Value: strings.Repeat("1.1 a (ApacheTrafficServer [cHs f ]),", 1e4)},
		{Name: "Via", Value: strings.Repeat("1.1 varnish,", 1e5)},
	} {
		x := exchange("Age: 5", "X-Cache-Hits: "+strings.Repeat("1,", 1e5), "X-Served-By: cache-"+strings.Repeat("a,", 1e5))
		for range 3 {
			x.Response.Fields = append(x.Response.Fields, f)
		}
		if n := len(Parse(x).Served); n == 0 || n > mostServed {
			t.Errorf("%s: %d caches", f.Name, n)
		}
	}
}
