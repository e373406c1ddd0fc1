// Package cache says who may keep a response, for how long, and what must
// happen then. A cache is data; the standards' caches are values among others.
package cache

import "maxage/inspect/field"

// Cache is one cache, described by what it reads and obeys.
type Cache struct {
	Name   string   // as used with --cache and in JSON
	Title  string   // as used in sentences: "a browser"
	Doc    string   // what it stands for, a sentence or two
	Shared bool     // it serves many users (RFC 9111 section 1)
	Target []string // targeted fields it obeys, lower case, the first valid one wins (RFC 9213 section 2.2)
	Refs   []string
}

// Standard lists the caches of the standards, which every response is judged
// by, in the order in which reports show them.
var Standard = []*Cache{Browser, Shared, CDN}

// All lists every known cache.
var All = Standard

// Lookup returns the cache called name, or nil.
func Lookup(name string) *Cache {
	for _, c := range All {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// policy is what governs one response for one cache: Cache-Control and
// Expires, or a targeted field, which switches both off.
type policy struct {
	*field.Directives
	targeted *field.Targeted // nil: Cache-Control governs
}

func (c *Cache) policy(r *field.Response) policy {
	for _, name := range c.Target {
		for i := range r.Targeted {
			if t := &r.Targeted[i]; t.Name == name && t.Valid {
				return policy{&t.Directives, t}
			}
		}
	}
	return policy{&r.CacheControl, nil}
}
