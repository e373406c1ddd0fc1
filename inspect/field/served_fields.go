package field

import (
	"strings"

	"maxage/inspect/wire"
)

// servedOn reads one line of a field in which caches report in words of their
// own, member by member: a cache that finds the field in what it receives
// appends to it.
func servedOn(m *wire.Message, line int, which id) []Served {
	var all []Served
	value := m.Fields[line].Value
	eachMember(value, func(start, end int) {
		s := Served{Span: wire.Span{Part: wire.Response, Line: line, Start: start, End: end}}
		if len(all) < mostServed && s.read(m, value[start:end], which) {
			all = append(all, s)
		}
	})
	return all
}

// read reads one member, and reports whether a cache speaks in it.
func (s *Served) read(m *wire.Message, text string, which id) bool {
	switch which {
	case idXVarnish:
		s.varnish(text)
	case idCFCacheStatus:
		s.say("cloudflare", text)
	case idXVercelCache:
		s.say("vercel", text)
	case idCDNCache:
		s.say("bunny", text)
	case idXCache:
		s.xCache(m, text)
	case idXCacheRemote:
		s.say("akamai", text)
		s.Node, s.upstream = hostIn(text), true
	case idAkamaiStatus:
		// "Miss from child, Hit from parent": the edge comes first here.
		s.say("akamai", text)
		if s.upstream = strings.EqualFold(hostIn(text), "parent"); s.upstream {
			s.Node = "parent"
		}
	case idCheckCacheable:
		s.Cache, s.Detail = "akamai", "X-Check-Cacheable: "+text
	case idXCacheStatus, idXProxyCache:
		s.say(nginxIn(m), text)
	case idLiteSpeed:
		line, _ := m.Get("X-LiteSpeed-Cache")
		if strings.Contains(lower(line), "private") {
			return false // "hit,private": out of this visitor's own store
		}
		s.say("litespeed", text)
		return s.Outcome != "" // "hit,litemage" says more than we ask
	case idQUICCloud:
		s.say("quic.cloud", text)
	case idSucuri:
		s.say("sucuri", text)
	case idSymfonyCache:
		return s.trace("symfony", text)
	case idRackCache:
		return s.trace("rack-cache", text)
	case idServerTiming:
		return s.timing(text)
	}
	return true
}

// trace reads a member of the traces that Rack::Cache and Symfony, its
// descendant, write: "stale, valid, store", after a name for the request in the
// latter. Only the word that tells the outcome counts.
func (s *Served) trace(cache, text string) bool {
	if i := strings.LastIndex(text, ": "); i >= 0 {
		text = text[i+2:]
	}
	s.say(cache, strings.TrimSpace(text))
	return s.Outcome != ""
}

// varnish reads a member of X-Varnish: its own transaction, and on a hit that
// of the request that fetched the copy, be it fresh or in grace. A pass looks
// like a miss.
func (s *Served) varnish(text string) {
	s.Cache = "varnish"
	switch ids := strings.Fields(text); {
	case len(ids) == 1 && Seconds(ids[0]) != Invalid:
		s.Outcome = OutcomeMiss
	case len(ids) == 2 && Seconds(ids[0]) != Invalid && Seconds(ids[1]) != Invalid:
		s.Outcome = OutcomeHit
	}
}

// timing reads the metrics of Server-Timing by which Akamai, CloudFront and
// Cloudflare report.
func (s *Served) timing(text string) bool {
	name, parameters, _ := strings.Cut(text, ";")
	switch name = lower(strings.TrimSpace(name)); name {
	case "cdn-cache":
		s.say("akamai", description(parameters))
	case "cfcachestatus":
		s.say("cloudflare", description(parameters))
	case "cdn-cache-hit":
		s.say("cloudfront", "hit")
	case "cdn-cache-refresh":
		s.say("cloudfront", "refreshhit")
	case "cdn-cache-miss":
		s.say("cloudfront", "miss")
	default:
		return false
	}
	return true
}

// description returns the value of desc, without its quotes.
func description(parameters string) string {
	for p := range strings.SplitSeq(parameters, ";") {
		if name, value, _ := strings.Cut(p, "="); strings.EqualFold(strings.TrimSpace(name), "desc") {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}

// nginxIn returns "nginx" where Server names it or a fork. X-Cache-Status and
// X-Proxy-Cache are a habit of its users, not its own.
func nginxIn(m *wire.Message) string {
	if serverIs(m, "nginx") || serverIs(m, "openresty") || serverIs(m, "tengine") {
		return "nginx"
	}
	return ""
}

// serverIs reports whether Server begins with that name, given in lower case.
func serverIs(m *wire.Message, name string) bool {
	server, _ := m.Get("Server")
	return len(server) >= len(name) && lower(server[:len(name)]) == name
}

// fromCacheStatus puts a member of Cache-Status (RFC 9211) into our words.
func fromCacheStatus(m *wire.Message, c *CacheStatus) Served {
	s := Served{Cache: lower(c.Cache), Word: c.Fwd, TTL: c.TTL, HasTTL: c.HasTTL, Detail: c.Detail, Span: c.Span}
	switch {
	case c.Hit && (c.HasTTL && c.TTL < 0 || c.Fwd == "stale"):
		s.Outcome, s.Word = OutcomeStale, "hit"
	case c.Hit:
		s.Outcome, s.Word = OutcomeHit, "hit"
	case c.Fwd == "stale" && c.FwdStatus == 304:
		s.Outcome = OutcomeRevalidated
	case c.Fwd == "bypass" || c.Fwd == "method":
		s.Outcome = OutcomeBypass
	case c.Fwd != "":
		s.Outcome = OutcomeMiss
	}
	switch {
	case strings.HasPrefix(s.Cache, "netlify "): // "Netlify Edge", "Netlify Durable"
		s.Cache, s.Node = "netlify", c.Cache
	case s.Cache == "souin" && serverIs(m, "caddy"): // it runs in other servers too
		s.Cache, s.Node = "caddy", c.Cache
	}
	return s
}
