package cache

import "maxage/inspect/field"

// Practice is how a cache goes about requests and its store; what it makes of a
// single response is its verdict. The zero value is RFC 9111's way.
type Practice struct {
	Ignores     []field.Kind // request directives it does not obey; NoCache stands for Pragma too
	Asks        Asking
	Keeps       int64    // seconds beyond the last window for which AsksInGrace keeps a response
	Invalidates []string // methods that invalidate when they succeed; nil: all unsafe ones (RFC 9111 section 4.4)
	Scatters    bool     // requests for the same, at the same time, are not collapsed into one
	OneVariant  bool     // it keeps one response for a URL, whatever Vary says
	Forgets     bool     // an answer that it cannot store removes the stored response it came for
	Fails       []int    // statuses that count as the origin's failure, 0 is a broken connection; nil: 0, 500, 502, 503 and 504
	Rejects     []int    // statuses of the origin's that it turns into an error of its own
	Head        Heading
	Same        func(name string, stored, now []string) bool // whether the lines of a request field that Vary names are the same; nil: RFC 9111 section 4.1
	Key         func(url string) string                      // the primary key; nil: the URL without its fragment
}

// AllDirectives is for caches that obey no request directive.
var AllDirectives = []field.Kind{field.NoCache, field.MaxAge, field.NoStore, field.MaxStale, field.MinFresh, field.OnlyIfCached}

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
)

// Passes says why the cache hands this request through without a look into
// its store; NoCode if it does not.
func (c *Cache) Passes(q *field.Request) Code {
	for _, code := range c.passes {
		switch {
		case code == RequestCookie && q.Cookie.Present, code == Authorization && q.Authorization.Present,
			code == RequestNoStore && q.CacheControl.Has(field.NoStore):
			return code
		}
	}
	return NoCode
}
