// Package cache says who may keep a response, for how long, and what must
// happen then. A cache is data; the standards' caches are values among others.
package cache

import (
	"slices"

	"maxage/inspect/field"
)

// Cache is one cache, described by what it reads and obeys.
type Cache struct {
	Name   string   // as used with --cache and in JSON, settings and all: "varnish:default_ttl=0"
	Also   []string // other names that --cache takes for it
	Title  string   // as used in sentences: "a browser", "Varnish"
	Doc    string   // what it stands for, and what its stock configuration is, a sentence or two
	Shared bool     // it serves many users (RFC 9111 section 1)
	Target []string // targeted fields it obeys, lower case, the first valid one wins (RFC 9213 section 2.2)
	Refs   []string

	Version  string    // the versions that the facts hold for; "" for the caches of the standards
	Facts    []Fact    // what it does in its own way, and how we know
	Settings []Setting // what --cache NAME:KEY=VALUE can change
	Factual  bool      // only facts are known: its own configuration decides, so no verdict is honest

	Practice Practice

	habits
}

// Fact is something a product does in its own way.
type Fact struct {
	Text       string // a sentence
	Source     string // where it is known from: a source file, a page, a measurement
	Confidence Confidence
}

// RescuesAlways reports whether the cache serves its copy at any age when the
// origin fails, unless the response says otherwise.
func (c *Cache) RescuesAlways() bool { return !c.Factual && c.rescue >= field.MaxSeconds }

// Confidence says how a Fact is known.
type Confidence string

// The kinds of confidence, the surest first.
const (
	Measured   Confidence = "measured"   // seen in a running cache of a version named
	FromSource Confidence = "source"     // read in its source code
	Documented Confidence = "documented" // its makers say so
	Assumed    Confidence = "assumed"    // likely, but not confirmed
)

// Standard lists the caches of the standards, which every response is judged
// by, in the order in which reports show them.
var Standard = []*Cache{Browser, Shared, CDN}

// Named lists the products, in the order in which reports show them: browsers,
// then what people run themselves, then services.
var Named = []*Cache{
	Chrome,
	Firefox,
	Safari,
	Varnish,
	Nginx,
	Squid,
	TrafficServer,
	Httpd,
	HAProxy,
	Caddy,
	Cloudflare,
	Fastly,
	CloudFront,
	Azure,
	Google,
	Vercel,
	Netlify,
	Akamai,
	Bunny,
}

// All lists every known cache that gives a verdict, the standard's first.
var All = func() []*Cache {
	all := append([]*Cache(nil), Standard...)
	for _, c := range Named {
		if !c.Factual {
			all = append(all, c)
		}
	}
	return all
}()

// Known lists All and the Factual ones.
func Known() []*Cache { return slices.Concat(Standard, Named) }

// Lookup returns the stock cache called name, or nil. A Factual one is found
// too.
func Lookup(name string) *Cache {
	for _, of := range [...][]*Cache{Standard, Named} {
		for _, c := range of {
			if c.Name == name || slices.Contains(c.Also, name) {
				return c
			}
		}
	}
	return nil
}
