package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// httpdFailures are the statuses for which a stale response may stand in, 0 for
// no answer first.
var httpdFailures = func() []int {
	all := []int{0}
	for s := 500; s < 600; s++ {
		all = append(all, s)
	}
	return all
}()

// httpdWishes are what a request's Cache-Control and Pragma ask for, in seconds;
// -1: nothing.
type httpdWishes struct {
	noCache, noStore           bool
	maxAge, maxStale, minFresh int64
}

func httpdReadsRequest(q *wire.Message) httpdWishes {
	const year = 86400 * 365
	w := httpdWishes{maxAge: -1}
	for m := range separated(q, "Pragma") {
		w.noCache = w.noCache || strings.EqualFold(m.text, "no-cache")
	}
	for m := range separated(q, "Cache-Control") {
		name, arg, hasArg := m.cut()
		n, ok := wholeNumber(arg)
		switch strings.ToLower(name) {
		case "no-cache":
			w.noCache = w.noCache || !hasArg
		case "no-store":
			w.noStore = w.noStore || !hasArg
		case "max-age":
			if ok {
				w.maxAge = n
			}
		case "min-fresh":
			if ok {
				w.minFresh = n
			}
		case "max-stale":
			if ok {
				w.maxStale = n
			} else if !hasArg {
				w.maxStale = year
			}
		}
	}
	return w
}

func httpdForbids(r *field.Response, _ policy) Code {
	w := httpdReadsRequest(&r.Exchange.Request)
	switch {
	case w.noStore:
		return RequestNoStore
	case w.noCache && httpdEscaped(r.Exchange.URL):
		return Misfiled
	}
	return NoCode
}

// httpdEscaped reports whether the path has a %XX. Requests that it does not
// look up and unsafe ones have that undone before it makes the key of it.
func httpdEscaped(url string) bool {
	path, _, _ := strings.Cut(url, "?")
	return strings.Contains(path, "%")
}

func httpdUnsafe(q *wire.Message) bool {
	return (q.Method == "POST" || q.Method == "PUT" || q.Method == "DELETE") && !httpdEscaped(q.Target)
}

// httpdMeets does as cache_check_freshness. A request's max-age takes the place
// of a lifetime that is not a max-age of the response, longer or shorter.
func httpdMeets(now, stored *field.Response, v *Verdict) Demand {
	q := &now.Exchange.Request
	w := httpdReadsRequest(q)
	stored = httpdRereads(stored)
	p := httpdReads(stored)
	switch {
	case w.noCache || w.noStore || !httpdMatches(q, stored):
		return Aside
	case p.Has(field.NoCache):
		return AsUsual
	case p.Has(field.MustRevalidate) || p.Has(field.ProxyRevalidate) || p.Has(field.SMaxAge):
		w.maxStale = 0
	}
	lifetime := v.Lifetime
	switch said := p.Has(field.MaxAge) || p.Has(field.SMaxAge); {
	case w.maxAge >= 0 && said:
		lifetime = min(lifetime, w.maxAge)
	case w.maxAge >= 0:
		lifetime = w.maxAge
	}
	switch fresh := v.Age < lifetime+w.maxStale-w.minFresh; {
	case fresh == (v.Reuse == Fresh):
		return AsUsual
	case fresh:
		return AsStored
	}
	return Asked
}

// httpdMatches reports whether the request's own conditions, if it has any, hold
// for what is stored: only then may that answer it.
func httpdMatches(q *wire.Message, stored *field.Response) bool {
	etag, _ := stored.Exchange.Response.Get("ETag")
	modified, date := stored.LastModified.Unix, stored.Date.Unix
	if !stored.LastModified.Valid {
		modified = stored.Clock.Now
	}
	if !stored.Date.Valid {
		date = stored.Clock.Now
	}
	if tags, ok := q.Get("If-Match"); ok && !strings.HasPrefix(tags, "*") && (etag == "" || etag[0] != '"' || !httpdLists(tags, etag)) {
		return false
	}
	if tags, ok := q.Get("If-None-Match"); ok && !strings.HasPrefix(tags, "*") && !httpdLists(tags, strings.TrimPrefix(etag, "W/")) {
		return false
	}
	if since, ok := q.Get("If-Modified-Since"); ok {
		if at, _ := httpdDate(since); at < modified || at > date {
			return false
		}
	}
	tag, ranged := q.Get("If-Range")
	if _, part := q.Get("Range"); !ranged || !part {
		return true
	}
	if strings.HasPrefix(tag, `"`) {
		return tag == etag
	}
	at, _ := httpdDate(tag)
	return at == modified && date >= modified+60
}

// httpdLists reports whether tag is in a list of entity tags, weak or not. The
// first that is not in quotes ends the list.
func httpdLists(tags, tag string) bool {
	for one := range strings.SplitSeq(tags, ",") {
		one = strings.TrimPrefix(strings.Trim(one, " \t"), "W/")
		if one != "" && one[0] != '"' {
			return false
		}
		if one != "" && one == tag {
			return true
		}
	}
	return false
}

func setHttpdUnmarked(c *Cache, v string) error { return setWithout(c, v, Unmarked) }

func setHttpdExpired(c *Cache, v string) error {
	return setWithout(c, v, ExpiresUnstored, Unconfirmable)
}

// setWithout: "on" takes reasons away for which the cache does not store.
func setWithout(c *Cache, v string, codes ...Code) error {
	on := false
	err := setSwitch(&on, v)
	if on {
		c.refuses = without(c.refuses, codes...)
	}
	return err
}

func setHttpdStale(c *Cache, v string) error {
	on := true
	err := setSwitch(&on, v)
	if !on {
		c.rescue, c.Practice.Fails, c.Practice.Spares = 0, []int{}, nil
	}
	return err
}

func setHttpdHeaders(c *Cache, v string) error {
	if c.Practice.Strips = strings.EqualFold(v, "Set-Cookie"); !c.Practice.Strips && v != "none" {
		return errValue
	}
	return nil
}

// validatorAsSent is for caches that ask with whatever stands in ETag and
// Last-Modified.
func validatorAsSent(r *field.Response) string {
	if tag, _ := r.Exchange.Response.Get("ETag"); tag != "" {
		return "etag"
	}
	if date, _ := r.Exchange.Response.Get("Last-Modified"); date != "" {
		return "last-modified"
	}
	return ""
}

// sameLines compares a request field byte by byte, all its lines joined; absent
// and empty differ.
func sameLines(_ string, stored, now []string) bool {
	return (stored == nil) == (now == nil) && inOne(stored) == inOne(now)
}

func inOne(lines []string) string {
	if len(lines) == 1 {
		return strings.Trim(lines[0], " \t")
	}
	return strings.Join(lines, ", ")
}

// withoutEmptyQuery is for caches to which /a? and /a are the same.
func withoutEmptyQuery(url string) string { return strings.TrimSuffix(url, "?") }
