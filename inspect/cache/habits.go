package cache

import (
	"slices"

	"maxage/inspect/field"
)

// habits say where a product goes its own way. What is left out is as the
// standards have it, so the caches of the standards have none.
type habits struct {
	// reads is how it reads Cache-Control, Expires and what else gives a
	// lifetime. The directives it returns are those that count for it.
	reads func(*field.Response) policy
	// rereads returns the response with those fields read anew that it reads
	// in a way of its own, such as dates; nil: as the standard does.
	rereads func(*field.Response) *field.Response

	// Storing. With refuses set, it stores what none of these reasons and no
	// code of also stands against; otherwise RFC 9111 section 3 decides.
	passes   []Code                                            // requests it hands through: no look into the store, nothing stored
	refuses  []Code                                            // responses it does not store
	also     func(*field.Response, policy) Code                // a refusal of a kind that no other cache has
	applies  func(Code, *field.Response, policy) bool          // whether a code of refuses does that is its own
	unstored []int                                             // statuses never stored, as StatusUnstored
	kept     []int                                             // the only statuses stored, others are as StatusUnstored; nil: any
	guesses  []int                                             // statuses stored when no lifetime is given
	explicit []int                                             // statuses stored beside those when one is; nil: any
	openers  []field.Kind                                      // what lets it store answers to requests with Authorization
	says     func(*field.Response, policy) bool                // whether a lifetime is given; nil: max-age, s-maxage or Expires
	varies   func(*field.Response) (names []string, star bool) // what it makes of Vary; nil: all of it
	largest  int64                                             // bytes of the largest body it stores; 0: any
	measures func(*field.Response) int64                       // what counts for largest; nil: the size of the body

	// Lifetime, in seconds.
	sources   []Source      // the first one present counts; nil: those of RFC 9111 section 4.2.1
	fallback  int64         // the lifetime of SourceDefault
	fallbacks map[int]int64 // the same for some statuses
	heuristic heuristic
	shortest  int64        // lifetimes below are raised to it
	longest   int64        // lifetimes above are cut to it; 0: none are; -1: all are cut to 0
	curbs     []field.Kind // directives in Cache-Control that leave it no more than shortest, which it takes nevertheless
	needsDate bool         // without a Date, max-age and s-maxage leave the response stale
	expires   expiry
	age       ageing
	through   bool                        // it is fresh at the age of its lifetime, too, unless that is 0
	readsAge  func(*field.Response) int64 // what Age says, in seconds; nil: RFC 9111 section 5.1

	// Stale.
	staleBars []field.Kind // directives that forbid serving stale; nil: RFC 9111 section 4.2.4
	grace     int64        // seconds it serves stale while it fetches a new one, unless stale-while-revalidate says otherwise
	rescue    int64        // seconds it serves stale when the origin fails, unless stale-if-error says otherwise
	byAge     bool         // rescue counts from the beginning, not from the end of the lifetime
	noSWR     bool         // stale-while-revalidate means nothing to it
	noSIE     bool         // stale-if-error means nothing to it
}

// heuristic is how a cache guesses from Last-Modified. The zero value is what
// RFC 9111 section 4.2.2 suggests.
type heuristic struct {
	percent  int64                              // of the time since the last modification; 0: 10
	least    int64                              // seconds
	most     int64                              // seconds; 0: no limit
	any      bool                               // it guesses for every status
	statuses []int                              // nil: those of RFC 9110 section 15.1, or when public is said
	lasting  []int                              // statuses that need no Last-Modified
	lasts    int64                              // their lifetime in seconds; 0: without end
	bars     func(*field.Response, policy) bool // it does not guess here
}

// expiry is how a cache counts Expires.
type expiry uint8

const (
	expiresByDate    expiry = iota // from Date, or from the arrival where there is none (RFC 9111 section 4.2.1)
	expiresByArrival               // from the arrival
	expiresBySkew                  // from the arrival, unless Date is 10 s or more away from it
)

// ageing is what a cache takes for the age of a response on arrival.
type ageing uint8

const (
	ageByBoth  ageing = iota // Date and Age, whichever says more (RFC 9111 section 4.2.3)
	ageByField               // Age only
	ageByNone                // neither: every response is new to it
)

// policy is what governs one response for one cache: Cache-Control and
// Expires, or what counts instead for this cache.
type policy struct {
	*field.Directives
	targeted *field.Targeted // the targeted field that governs; nil: none
	expires  *field.Date     // as this cache reads it; not Present when it does not count
}

// Says reports whether the response says one of the directives, in the eyes of
// this cache.
func (c *Cache) Says(r *field.Response, kinds []field.Kind) bool {
	if len(kinds) == 0 {
		return false
	}
	if c.rereads != nil {
		r = c.rereads(r)
	}
	return slices.ContainsFunc(kinds, c.policy(r).Has)
}

// none stands for a date that does not count.
var none = &field.Date{}

func (c *Cache) policy(r *field.Response) policy {
	if c.reads != nil {
		return c.reads(r)
	}
	return governing(r, c.Target)
}

// governing is what counts by the standards, for a cache that obeys these
// targeted fields.
func governing(r *field.Response, targets []string) policy {
	for _, name := range targets {
		for i := range r.Targeted {
			if t := &r.Targeted[i]; t.Name == name && t.Valid {
				return policy{&t.Directives, t, none}
			}
		}
	}
	return policy{&r.CacheControl, nil, &r.Expires}
}
