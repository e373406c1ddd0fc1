package cache

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Practice is how a cache goes about requests and its store; what it makes of a
// single response is its verdict. The zero value is RFC 9111's way.
type Practice struct {
	Ignores     []field.Kind // request directives it does not obey; NoCache stands for Pragma too
	Asks        Asking
	Keeps       int64        // seconds beyond the last window for which AsksInGrace keeps a response
	Invalidates []string     // methods that invalidate when they succeed; nil: all unsafe ones (RFC 9111 section 4.4)
	Scatters    bool         // requests for the same, at the same time, are not collapsed into one
	OneVariant  bool         // it keeps one response for a URL, whatever Vary says
	AsksAcross  bool         // it asks about a response that Vary does not select by the ETag of that
	Removes     bool         // what is invalidated is thrown away, not only marked as stale
	OwnURL      bool         // it invalidates the request's URL, not those of Location and Content-Location
	Forgets     bool         // an answer that it cannot store removes the stored response it came for
	Displaces   []int        // statuses of answers that remove what their request selects, whether they are stored themselves or not
	OneVary     bool         // a response with another Vary takes the place of all that is stored for the URL
	Idle        int64        // seconds after which it throws away what nobody has asked for; 0: it does not
	Merges      bool         // an answer with the stored validator changes the fields that it brings, and leaves the others
	Spares      []int        // statuses of answers that leave what is stored as it is, whatever Forgets says
	Parts       bool         // it stores partial responses like whole ones
	Fails       []int        // statuses that count as the origin's failure, 0 is a broken connection; nil: 0, 500, 502, 503 and 504
	Unreached   []field.Kind // directives that forbid to serve it stale when there is no answer at all, beside those that always do
	Extends     int64        // seconds for which what has no max-age is fresh again once it stood in for an error; 0: it is not
	AsksAnyway  bool         // only-if-cached does not keep it from asking about a response that it has
	Locks       bool         // while it asks about a stale response, other requests get that
	LocksFor    []field.Kind // directives that make it do so
	Distrusts   bool         // a 304 that may not be stored changes nothing
	Sparing     bool         // a stored error does not stand in for another
	Lapses      []string     // fields of a stored response, in lower case, that a 304 without them takes away
	Elders      bool         // an answer with an older Date than the stored response has is passed on, and not stored
	Unmoved     bool         // a redirection that answers an unsafe request invalidates nothing
	Variants    int          // how many responses it keeps for a URL; 0: any
	Evicts      bool         // the oldest of them goes for a new one; else the new one is not stored
	Conditions  bool         // a request's own condition goes on to the origin, whose 304 is not stored
	Strips      bool         // Set-Cookie is left out of what it stores
	Rejects     []int        // statuses of the origin's that it turns into an error of its own
	Head        Heading
	Unsafe      func(*wire.Message) bool                             // whether a request invalidates; nil: Invalidates decides
	Always      func(*wire.Message) bool                             // whether a request invalidates even when it fails; nil: none does
	Demands     func(*wire.Message, *Verdict) Demand                 // what a request wants of a stored response; nil: RFC 9111 section 5.2.1, but for Ignores
	Meets       func(now, stored *field.Response, v *Verdict) Demand // what a request wants of the response it selects, in ways that no directive has; nil: nothing
	Selects     func(now *wire.Message, stored *field.Response) bool // whether a request selects a stored response by what Vary does not say; nil: always
	Overtakes   func(now, stored *field.Response) bool               // whether an answer is older than the stored response, and not used for that; nil: never
	Renews      func(stored, by *field.Response) []wire.Field        // the fields of a 304 that it takes up, as it does; nil: all
	Validator   func(*field.Response) string                         // what it confirms a response by: "etag", "last-modified" or ""; nil: Asks decides
	Same        func(name string, stored, now []string) bool         // whether the lines of a request field that Vary names are the same; nil: RFC 9111 section 4.1
	Key         func(url string) string                              // the primary key; nil: the URL without its fragment
}

// AllDirectives is for caches that obey no request directive.
var AllDirectives = []field.Kind{field.NoCache, field.MaxAge, field.NoStore, field.MaxStale, field.MinFresh, field.OnlyIfCached}

// Demand is what a request wants of a stored response.
type Demand uint8

// The demands.
const (
	AsUsual  Demand = iota // nothing: whether it is fresh decides
	Asked                  // that the origin confirms it
	Anew                   // that it is fetched without a condition; the stored response is thrown away
	Aside                  // that it is fetched without a condition; the stored response stays
	AsStored               // it as it is, stale or not
)

// Asking is how a cache asks the origin about a stored response.
type Asking uint8

// The ways of asking.
const (
	AsksByValidator Asking = iota // with its ETag or Last-Modified, if it has one
	AsksByDate                    // so, or else with its Date
	AsksInGrace                   // with its validators, as long as it may be served stale and for Keeps longer; then it is gone
	AsksAnew                      // never with a condition: it fetches it again
)

// Heading is what a cache does with HEAD.
type Heading uint8

// The ways with HEAD. A stored GET always answers it.
const (
	HeadKept    Heading = iota // its answer is stored, and answers other HEADs
	HeadFetches                // it is forwarded as GET, whose answer is stored
	HeadPassed                 // it is forwarded, and nothing is stored
	HeadOwn                    // its answer is stored and answers other HEADs, which no stored GET does
	HeadApart                  // it is treated like the methods that no cache stores; no stored GET answers it
)

// Passes says why the cache hands this request through without a look into
// its store; NoCode if it does not.
func (c *Cache) Passes(q *field.Request) Code {
	for _, code := range c.passes {
		switch {
		case code == RequestCookie && q.Cookie.Present, (code == Authorization || code == AuthorizationPassed) && q.Authorization.Present,
			code == RequestNoStore && q.CacheControl.Has(field.NoStore),
			code == RequestRange && q.Range.Present, code == RequestUnread && unreadable(&q.CacheControl):
			return code
		}
	}
	return NoCode
}

// unreadable reports whether a request's Cache-Control has a fault that keeps a
// strict reader from all of it: an argument where none belongs, or a missing,
// unreadable or unfinished one.
func unreadable(d *field.Directives) bool {
	for i := range d.List {
		switch dir := &d.List[i]; dir.Kind {
		case field.MaxAge, field.MinFresh, field.StaleIfError:
			if dir.Seconds == field.Invalid {
				return true
			}
		case field.MaxStale:
			if dir.HasArg && dir.Seconds == field.Invalid {
				return true
			}
		case field.NoCache, field.NoStore, field.NoTransform, field.OnlyIfCached:
			if dir.HasArg {
				return true
			}
		}
		if d.List[i].Fault == field.UnclosedQuote {
			return true
		}
	}
	return false
}
