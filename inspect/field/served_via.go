package field

import (
	"strings"

	"maxage/inspect/wire"
)

// viaProduct returns the cache that a member of Via names, or "". A member
// does not have to be a cache.
func viaProduct(m *wire.Message, v *Via) string {
	by, comment := lower(v.By), lower(v.Comment)
	switch {
	case strings.HasPrefix(comment, "varnish"), strings.HasPrefix(by, "varnish-"):
		return "varnish"
	case by == "varnish" && fastlyIn(m): // Fastly grew out of Varnish and still says so
		return "fastly"
	case by == "varnish" || by == "google" || by == "caddy":
		return by
	case strings.HasSuffix(by, ".cloudfront.net"):
		return "cloudfront"
	case strings.Contains(comment, "akamaighost"):
		return "akamai"
	case strings.HasPrefix(comment, "squid"):
		return "squid"
	case strings.HasPrefix(comment, "apachetrafficserver"), strings.HasPrefix(comment, "traffic-server"):
		return "trafficserver"
	case strings.HasPrefix(comment, "apache/"):
		return "httpd"
	}
	return ""
}

// passed is the beginning of Via that is believed.
func (r *Response) passed() []Via { return r.Via[:min(len(r.Via), mostServed)] }

// viaReport reads the codes that Traffic Server writes into Via when
// insert_response_via_str is set: pairs of a letter and a value,
// "[uScHs f p eN:t cCHp s ]", of which the shortest form has only "cHs f ".
// Before the colon c is the lookup, s the origin's answer, f what was stored.
func viaReport(v *Via) (s Served, ok bool) {
	product, codes, found := strings.Cut(v.Comment, "[")
	if !found || !strings.Contains(lower(product), "traffic") {
		return s, false
	}
	codes, _, _ = strings.Cut(codes, "]")
	codes, _, _ = strings.Cut(codes, ":")
	if i := strings.IndexByte(codes, 'c'); i < 0 || i > 2 {
		return s, false
	}
	code := map[byte]byte{}
	for i := 0; i+1 < len(codes); i += 2 {
		code[codes[i]] = codes[i+1]
	}
	s = Served{Cache: "trafficserver", Node: v.By, Span: v.Span}
	switch confirmed := code['s'] == 'N'; code['c'] {
	case 'H', 'R':
		s.Outcome = OutcomeHit
	case 'S', 'A': // stale, or fresh but not good enough for this request
		switch {
		case confirmed:
			s.Outcome = OutcomeRevalidated
		case code['s'] == ' ':
			s.Outcome = OutcomeStale
		default:
			s.Outcome = OutcomeMiss
		}
	case 'M':
		s.Outcome = OutcomeMiss
	case ' ':
		s.Outcome = OutcomeBypass
	}
	return s, true
}
