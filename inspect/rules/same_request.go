package rules

import (
	"hash/maphash"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// selector is a request field that may select what is answered.
type selector int

const (
	byEncoding selector = iota
	byLanguage
	byAccept
	byOrigin
	byAgent
	byCookie
	byAuthorization
	byRest // all other fields, save those that say where the request comes from
	selectors
)

// selecting takes down what the request says that may select a variant.
func (m *Memory) selecting(s *sighting, request *wire.Message) {
	for i := range request.Fields {
		f := &request.Fields[i]
		switch which := selectorOf(f.Name); which {
		case selectors:
		case byRest:
			s.asked[byRest] += maphash.String(m.seed, strings.ToLower(f.Name)) ^ 2*maphash.String(m.seed, f.Value)
		case byEncoding, byLanguage, byAccept:
			for member := range field.Members(f.Value) {
				s.asked[which] = 31*s.asked[which] + m.hash(strings.ToLower(member))
			}
		default:
			s.asked[which] = 31*s.asked[which] + m.hash(f.Value)
		}
	}
}

// selectorByName has selectors for fields that select nothing, and those that
// only say how or from where something is asked for.
var selectorByName = map[string]selector{
	"accept-encoding": byEncoding, "accept-language": byLanguage, "accept": byAccept, "origin": byOrigin,
	"user-agent": byAgent, "cookie": byCookie, "authorization": byAuthorization,
	"host": selectors, "connection": selectors, "cache-control": selectors, "pragma": selectors, "range": selectors, "referer": selectors,
	"priority": selectors, "te": selectors, "dnt": selectors, "upgrade-insecure-requests": selectors, "traceparent": selectors, "x-request-id": selectors,
}

func selectorOf(name string) selector {
	var space [32]byte
	lower := space[:0]
	for i := 0; i < len(name) && i < len(space); i++ {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	if which, ok := selectorByName[string(lower)]; ok {
		return which
	}
	if s := string(lower[:min(4, len(lower))]); s == "sec-" || strings.HasPrefix(s, "if-") || strings.HasPrefix(s, ":") {
		return selectors
	}
	return byRest
}

// sameRequest reports whether both asked for the same and said the same of
// who asks.
func (s *sighting) sameRequest(o *sighting) bool { return s.asked == o.asked }

// sameVariant: what one got, the other would have got too.
func (s *sighting) sameVariant(o *sighting) bool {
	return s.plain && o.plain && s.get == o.get && s.status == o.status && s.sameRequest(o)
}

// whole: a body that can be compared with another.
func (s *sighting) whole() bool { return s.plain && s.get && s.status == 200 && s.body != 0 }

// shortly is how many seconds after each other two answers are taken to be of
// the same site, without a deployment in between.
const shortly = 600

func (s *sighting) shortlyAfter(o *sighting) bool { return s.since(o) <= shortly }

// since returns the seconds from o to s; 0 if they are not known.
func (s *sighting) since(o *sighting) int64 {
	if s.received == 0 || o.received == 0 {
		return 0
	}
	return max(0, s.received-o.received)
}
