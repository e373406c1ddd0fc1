package field

import (
	"slices"

	"maxage/inspect/wire"
)

// Served is what one cache on the way says it did with this request. A cache
// that answered from its store passes on what those behind it had said when
// the copy was fetched: the one nearest to the client that had a copy is the
// one that answered (see Answered), and those behind it tell of the past.
type Served struct {
	Cache   string // "varnish", "cloudflare" ..., what it calls itself in lower case, or "" when the field does not tell
	Outcome string // one of the Outcomes; "" when it says nothing clear
	Word    string // its own word for that: "DYNAMIC", "TCP_MEM_HIT", "uri-miss"
	Node    string // which of its machines or stores speaks, if it says
	Detail  string // what it says beside that, in its own words
	Hits    int64  // how often the copy was used; 0: not said
	TTL     int64  // remaining freshness in seconds, negative when stale, if HasTTL
	HasTTL  bool
	Age     int64 // of the stored response, in seconds, if HasAge
	HasAge  bool
	Span    wire.Span // the member that says so
	ByAge   bool      // no cache says so, but Age above zero means a stored response

	upstream bool // a CDN's parent or shield, which stands behind its edge
}

// The Outcomes, in the words of the JSON contract.
const (
	OutcomeHit         = "hit"
	OutcomeStale       = "stale"       // from store, past its lifetime
	OutcomeRevalidated = "revalidated" // from store, confirmed first
	OutcomeMiss        = "miss"        // fetched from further up
	OutcomeBypass      = "bypass"      // fetched without looking into the store
	OutcomeGenerated   = "generated"   // made by the cache itself: a redirect, a refusal
)

// FromStore reports whether the cache answered with a stored response.
func (s *Served) FromStore() bool {
	return s.Outcome == OutcomeHit || s.Outcome == OutcomeStale || s.Outcome == OutcomeRevalidated
}

// Service reports whether it belongs to a CDN or a platform: such a cache may
// follow settings, or fields that it removes, instead of what is seen here.
func (s *Served) Service() bool { return base(s.Cache) > ownSoftware }

// Answered returns the cache that gave this answer out of its store, or nil:
// of those that say so the one nearest to the client, since no request passes
// a cache that has the answer.
func (r *Response) Answered() *Served {
	for i := len(r.Served) - 1; i >= 0; i-- {
		if r.Served[i].FromStore() {
			return &r.Served[i]
		}
	}
	return nil
}

// mostServed is how many caches an answer is believed to have passed: a list
// without end is an attack.
const mostServed = 64

// serve reads what the caches on the way report, in the given lines and in
// those that are parsed already.
func (r *Response) serve(m *wire.Message, reports []int) {
	told := r.told(m, reports)
	if len(told) > 0 {
		layers := layersOf(told, newOrder(r, m))
		r.Served = make([]Served, 0, len(layers)+1)
		for i := range layers {
			r.Served = append(r.Served, layers[i].Served)
		}
	}
	r.serveByAge(m)
	// The outermost store counts the age; nginx alone passes on the one that
	// it received.
	if s := r.Answered(); s != nil && r.Age.Valid && s.Cache != "nginx" {
		s.Age, s.HasAge = r.Age.Seconds, true
	}
}

// slowest is the longest that fetching a response is taken to last, in
// seconds. Some proxies count that time into an Age of their own.
const slowest = 60

// serveByAge finds a cache that does not report: Age above zero is written by
// one that answers from store (RFC 9111 section 5.1). Beside caches which all
// say that they had no copy, it must be larger than the time of the fetch;
// then a silent cache behind them had one.
func (r *Response) serveByAge(m *wire.Message) {
	if !r.Age.Valid || r.Age.Seconds == 0 || len(r.Served) > 0 && r.Age.Seconds <= slowest {
		return
	}
	for i := range r.Served {
		if s := &r.Served[i]; s.FromStore() || s.Outcome == "" {
			return
		}
	}
	silent := Served{Outcome: OutcomeHit, Span: r.Age.Span, ByAge: true}
	for i := range r.passed() {
		if name := viaProduct(m, &r.Via[i]); name != "" && !r.reported(name) {
			silent.Cache = name // Google Cloud CDN never says more than this
		}
	}
	r.Served = slices.Insert(r.Served, 0, silent)
}

func (r *Response) reported(cache string) bool {
	return slices.ContainsFunc(r.Served, func(s Served) bool { return s.Cache == cache })
}
