package rules

import (
	"hash/maphash"
	"strings"

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
			s.asked[byRest] += maphash.String(m.seed, f.Name) ^ 2*maphash.String(m.seed, f.Value)
		default:
			s.asked[which] = 31*s.asked[which] + m.hash(f.Value)
		}
	}
}

// selectorOf returns selectors for a field that selects nothing.
func selectorOf(name string) selector {
	which := byRest
	expect := ""
	switch len(name) {
	case 4:
		which, expect = selectors, "Host"
	case 6:
		switch name[0] | 0x20 {
		case 'a':
			which, expect = byAccept, "Accept"
		case 'o':
			which, expect = byOrigin, "Origin"
		case 'c':
			which, expect = byCookie, "Cookie"
		case 'p':
			which, expect = selectors, "Pragma"
		}
	case 7:
		which, expect = selectors, "Referer"
	case 8:
		which, expect = selectors, "Priority"
	case 10:
		if which, expect = byAgent, "User-Agent"; name[0]|0x20 == 'c' {
			which, expect = selectors, "Connection"
		}
	case 13:
		if which, expect = byAuthorization, "Authorization"; name[0]|0x20 == 'c' {
			which, expect = selectors, "Cache-Control"
		}
	case 15:
		if which, expect = byLanguage, "Accept-Language"; len(name) > 7 && name[7]|0x20 == 'e' {
			which, expect = byEncoding, "Accept-Encoding"
		}
	case 25:
		which, expect = selectors, "Upgrade-Insecure-Requests"
	}
	if expect != "" && strings.EqualFold(name, expect) {
		return which
	}
	if len(name) > 3 && (name[0] == ':' || strings.EqualFold(name[:3], "If-") || strings.EqualFold(name[:4], "Sec-")) {
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
