package rules

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// What is not written as the standard wants it, every cache reads in its own
// way, and what is not said, each makes up. A rule that finds such a thing tells
// who reuses the response longest and who shortest.

// readings are the two ends of what products make of a response: for how many
// seconds they reuse it without asking, and which ones.
type readings struct {
	least, most       int64
	shortest, longest []string
}

// readings asks the products that accepted lets pass. Those that something else
// keeps from reusing it, such as private or a cookie, tell nothing: they would
// not do so if a plain lifetime stood there either.
func (p *Pass) readings(accepted func(*cache.Cache) bool) (r readings) {
	plainly := p.plainly()
	known := p.everyone()
	for i := range known {
		v := &known[i]
		if slices.Contains(cache.Standard, v.Cache) || !accepted(v.Cache) || v.Cache.Shared && p.keepsOut() != nil {
			continue
		}
		if step(v, cache.SeenStored) != nil {
			continue // its settings decided, and they are not known
		}
		if w := v.Cache.Judge(plainly); w.FreshFor() == 0 {
			continue
		}
		n := v.FreshFor()
		if r.longest == nil {
			r.least, r.most = n, n
		}
		if n < r.least {
			r.least, r.shortest = n, nil
		}
		if n > r.most {
			r.most, r.longest = n, nil
		}
		if n == r.least {
			r.shortest = append(r.shortest, v.Cache.Product())
		}
		if n == r.most {
			r.longest = append(r.longest, v.Cache.Product())
		}
	}
	return r
}

// measured: the product was seen at work. How a service that is only known from
// its documents reads what is malformed, nobody knows.
func measured(c *cache.Cache) bool {
	return slices.ContainsFunc(c.Facts, func(f cache.Fact) bool { return f.Confidence == cache.Measured })
}

// described: any product.
func described(*cache.Cache) bool { return true }

// plainly is the response with nothing but a plain lifetime to say about caching.
func (p *Pass) plainly() *field.Response {
	x := *p.Exchange
	x.Response.Fields = []wire.Field{{Name: "Cache-Control", Value: "max-age=31536000"}}
	for _, f := range p.Exchange.Response.Fields {
		named := func(name string) bool { return strings.EqualFold(f.Name, name) }
		if !named("Cache-Control") && !named("Expires") && !named("Pragma") {
			x.Response.Fields = append(x.Response.Fields, f)
		}
	}
	return field.Parse(&x)
}

// differ reports whether it matters which cache a user reaches.
func (r *readings) differ() bool { return r.least < r.most }

// String goes behind "it is": "reused for 1 hour by Squid, and not at all by
// nginx".
func (r *readings) String() string {
	return fmt.Sprintf("reused %s by %s, and %s by %s", forSeconds(r.most), products(r.longest), forSeconds(r.least), products(r.shortest))
}

func forSeconds(n int64) string {
	switch {
	case n == 0:
		return "not at all"
	case n >= field.MaxSeconds:
		return "for ever"
	}
	return "for " + field.Spoken(n)
}

// overruled reports whether Cache-Control forbids reuse, so that lifetimes do
// not matter.
func (p *Pass) overruled() bool {
	return p.said(field.NoStore) != nil || p.CacheControl.Forbids(field.NoCache)
}

// ordinary: a request for something, and a response that is what was asked for
// or says where that is.
func (p *Pass) ordinary() bool {
	s := p.Status()
	return s >= 200 && s < 400 && s != 304 && p.retrieval()
}
