package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Served is what one cache on the way says it did with this request.
type Served struct {
	Cache   string // "varnish", "cloudflare" ...; "" when the field does not tell
	Outcome string // "hit", "stale", "revalidated", "miss", "bypass"; "" when it says nothing clear
	Span    wire.Span
	ByAge   bool // no cache says so, but Age above zero means a stored response
}

// FromStore reports whether the cache answered with a stored response.
func (s *Served) FromStore() bool {
	return s.Outcome == "hit" || s.Outcome == "stale" || s.Outcome == "revalidated"
}

// mostServed is how many caches an answer is believed to have passed: a list
// without end is an attack.
const mostServed = 64

func (r *Response) addServed(m *wire.Message, line int, which id) {
	if room := mostServed - len(r.Served); room > 0 {
		more := servedBy(m, line, which)
		r.Served = append(r.Served, more[:min(room, len(more))]...)
	}
}

// servedBy reads one line of a field in which caches report.
func servedBy(m *wire.Message, line int, which id) []Served {
	value := m.Fields[line].Value
	whole := m.Line(wire.Response, line)
	one := func(cache, outcome string) []Served {
		return []Served{{Cache: cache, Outcome: outcome, Span: whole}}
	}
	switch which {
	case idCacheStatus:
		return servedCacheStatus(m, line)
	case idXVarnish:
		// Two transaction ids: the second fetched what this one reused.
		if len(strings.Fields(value)) > 1 {
			return one("varnish", "hit")
		}
		return one("varnish", "miss")
	case idCFCacheStatus:
		return one("cloudflare", cloudflareOutcome(value))
	case idXVercelCache:
		return one("vercel", vercelOutcome(value))
	case idCDNCache:
		return one("bunny", word(value))
	case idNginxCache:
		return one("", word(value))
	case idXCache:
		return servedXCache(m, line)
	case idServerTiming:
		return servedTiming(value, whole)
	}
	return nil
}

func servedCacheStatus(m *wire.Message, line int) []Served {
	var all []Served
	for _, c := range parseCacheStatus(m, wire.Response, []int{line}) {
		s := Served{Cache: strings.ToLower(c.Cache), Outcome: "miss", Span: c.Span}
		switch {
		case c.Hit && c.HasTTL && c.TTL < 0:
			s.Outcome = "stale"
		case c.Hit:
			s.Outcome = "hit"
		case c.Fwd == "stale" && c.FwdStatus == 304:
			s.Outcome = "revalidated"
		case c.Fwd == "bypass":
			s.Outcome = "bypass"
		case c.Fwd == "":
			s.Outcome = ""
		}
		all = append(all, s)
	}
	return all
}

// servedXCache reads the many dialects of X-Cache, told apart by their words
// and by the fields beside them.
func servedXCache(m *wire.Message, line int) []Served {
	var all []Served
	value := m.Fields[line].Value
	eachMember(value, func(start, end int) {
		text := value[start:end]
		s := Served{Cache: xCacheVendor(m, text), Outcome: word(text)}
		s.Span = wire.Span{Part: wire.Response, Line: line, Start: start, End: end}
		all = append(all, s)
	})
	return all
}

func xCacheVendor(m *wire.Message, text string) string {
	has := func(name string) bool { _, ok := m.Get(name); return ok }
	switch low := strings.ToLower(text); {
	case strings.Contains(low, "cloudfront"):
		return "cloudfront"
	case strings.Contains(low, "akamai"):
		return "akamai"
	case has("X-Azure-Ref"):
		return "azure"
	case has("X-Served-By") || has("X-Timer") || has("X-Fastly-Request-ID"):
		return "fastly"
	case has("X-Cache-Lookup"):
		return "squid"
	}
	return ""
}

// word turns a cache's own word into one of ours.
func word(text string) string {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	switch first = strings.TrimPrefix(first, "tcp_"); first {
	case "hit", "mem_hit", "ims_hit", "remote_hit", "negative_hit":
		return "hit"
	case "refresh_hit", "refreshhit", "revalidated", "revalidate", "refresh_unmodified":
		return "revalidated"
	case "stale", "updating", "refresh_fail_hit":
		return "stale"
	case "miss", "expired", "refresh_miss", "refresh_modified":
		return "miss"
	case "bypass", "dynamic", "pass", "private_nostore", "config_nocache":
		return "bypass"
	}
	return ""
}

func cloudflareOutcome(value string) string {
	if strings.EqualFold(strings.TrimSpace(value), "none") {
		return "bypass"
	}
	return word(value)
}

func vercelOutcome(value string) string {
	if strings.EqualFold(strings.TrimSpace(value), "prerender") {
		return "hit"
	}
	return word(value)
}

// servedTiming reads the cdn-cache metrics of Akamai and CloudFront.
func servedTiming(value string, whole wire.Span) []Served {
	var all []Served
	eachMember(value, func(start, end int) {
		name, rest, _ := strings.Cut(value[start:end], ";")
		s := Served{Span: whole}
		s.Span.Start, s.Span.End = start, end
		switch strings.TrimSpace(name) {
		case "cdn-cache":
			_, desc, _ := strings.Cut(rest, "desc=")
			desc, _, _ = strings.Cut(desc, ";")
			s.Cache, s.Outcome = "akamai", word(strings.Trim(strings.TrimSpace(desc), `"`))
		case "cdn-cache-hit":
			s.Cache, s.Outcome = "cloudfront", "hit"
		case "cdn-cache-refresh":
			s.Cache, s.Outcome = "cloudfront", "revalidated"
		case "cdn-cache-miss":
			s.Cache, s.Outcome = "cloudfront", "miss"
		default:
			return
		}
		all = append(all, s)
	})
	return all
}
