package cache

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/field"
)

// Varnish is Varnish Cache with its built-in VCL.
var Varnish = &Cache{
	Name:    "varnish",
	Title:   "Varnish",
	Doc:     "Varnish Cache with its built-in VCL and stock parameters. Most sites change its VCL, so this is where they start from.",
	Shared:  true,
	Refs:    []string{"https://github.com/varnishcache/varnish-cache/blob/master/bin/varnishd/builtin.vcl"},
	Version: "7.1.1, 7.7.3",
	Facts: []Fact{
		{"What gives no lifetime is kept for default_ttl, 120 s, Expires: 0 and other unreadable dates included.", "7.1.1", Measured},
		{"Every response is served stale for default_grace, 10 s, while a new one is fetched, must-revalidate or not; stale-while-revalidate replaces it.", "7.1.1, 7.7.3", Measured},
		{"no-cache, no-store and private keep a response out of store, wherever the words stand in Cache-Control.", "builtin.vcl", FromSource},
		{"Any Surrogate-Control takes the effect of no-cache, no-store and private away.", "7.1.1", Measured},
		{"Requests with Cookie or Authorization are passed on, and answers with Set-Cookie are not stored.", "builtin.vcl", FromSource},
		{"Request directives do nothing, and unsafe requests invalidate nothing.", "7.1.1, 7.7.3", Measured},
		{"An answer with status 206 becomes an error, 503, since it asks the origin for whole responses only.", "7.1.1", Measured},
		{"Requests for the same thing wait for one fetch.", "7.1.1", Measured},
	},
	Settings: []Setting{
		{"default_ttl", "120", "seconds", "the lifetime of what says none", func(c *Cache, v string) error { return setSeconds(&c.fallback, v) }},
		{"default_grace", "10", "seconds", "how long everything is served stale while a new one is fetched", func(c *Cache, v string) error { return setSeconds(&c.grace, v) }},
		{"default_keep", "0", "seconds", "how long stale copies are kept to be confirmed", func(c *Cache, v string) error { return setSeconds(&c.Practice.Keeps, v) }},
	},
	habits: habits{
		reads:     varnishReads,
		passes:    []Code{RequestCookie, Authorization},
		refuses:   []Code{SetCookie, NoStore, NoCacheUnstored, Private, VaryStarUnstored, NothingAllows, StaleOnArrival},
		guesses:   []int{200, 203, 204, 300, 301, 304, 404, 410, 414},
		explicit:  []int{302, 307},
		varies:    varnishVaries,
		also:      varnishRefuses,
		sources:   []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceDefault},
		fallback:  120,
		age:       ageByField,
		readsAge:  varnishAge,
		expires:   expiresBySkew,
		staleBars: []field.Kind{},
		grace:     10,
		noSIE:     true,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Asks:        AsksInGrace,
		Invalidates: []string{},
		Head:        HeadFetches,
		Same:        varnishSame,
		Rejects:     []int{206},
		Forgets:     true,
	},
}

// varnishReads does as cache_rfc2616.c and builtin.vcl: the lifetimes are
// looked up as elements of the list, but what bars storing is found anywhere in
// the text, and only where there is no Surrogate-Control.
func varnishReads(r *field.Response) policy {
	d := &field.Directives{}
	text, at, _ := value(r, "Cache-Control")
	all := member{text, at}
	surrogate, _, present := value(r, "Surrogate-Control")
	if text = strings.ToLower(text); present {
		text = ""
	}
	for _, k := range [...]field.Kind{field.NoStore, field.NoCache, field.Private} {
		if strings.Contains(text, k.String()) || k == field.NoStore && strings.Contains(strings.ToLower(surrogate), "no-store") {
			d.Put(all.directive(k, field.Invalid), false)
		}
	}
	varnishLifetimes(r, d)
	return policy{d, nil, varnishExpires(r)}
}

// varnishLifetimes looks each name up, where the first element that begins with
// it counts. An s-maxage without a value leaves max-age out too: it was found,
// so nothing else is looked for.
func varnishLifetimes(r *field.Response, d *field.Directives) {
	shared := false
	for _, k := range [...]field.Kind{field.SMaxAge, field.MaxAge, field.StaleWhileRevalidate} {
		for m := range pieces(r, "Cache-Control") {
			rest, found := varnishBegins(m.text, k.String())
			if !found || k == field.MaxAge && shared {
				continue
			}
			if arg, has := strings.CutPrefix(strings.TrimLeft(rest, " \t"), "="); has {
				d.Put(m.directive(k, varnishSeconds(arg)), false)
			}
			shared = shared || k == field.SMaxAge
			break
		}
	}
}

// varnishBegins returns what follows the name at the beginning of an element.
func varnishBegins(text, name string) (rest string, found bool) {
	if len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
		return "", false
	}
	rest = text[len(name):]
	return rest, rest == "" || strings.IndexByte("=;,()<>@:\\/[]?{} \t\"", rest[0]) >= 0
}

// varnishSeconds takes a number that nothing follows but a fraction, and
// everything else as 0.
func varnishSeconds(s string) int64 {
	n, rest := leading(s)
	rest = strings.TrimLeft(rest, " \t")
	if n == field.Invalid || rest != "" && rest[0] != '.' && rest[0] != ',' {
		return 0
	}
	return n
}

// varnishAge reads the first line of Age like any other number of seconds.
func varnishAge(r *field.Response) int64 {
	text, _ := r.Exchange.Response.Get("Age")
	return varnishSeconds(text)
}

// varnishExpires leaves out what Varnish does not take for a date: the epoch,
// other letter case, and a day of the week that the date does not have.
func varnishExpires(r *field.Response) *field.Date {
	if !r.Expires.Valid || r.Expires.Unix <= 0 {
		return none
	}
	text, when := r.Exchange.Text(r.Expires.Span), time.Unix(r.Expires.Unix, 0).UTC()
	for _, form := range [...]string{http.TimeFormat, "Monday, 02-Jan-06 15:04:05 GMT", time.ANSIC} {
		if when.Format(form) == text {
			return &r.Expires
		}
	}
	return none
}

// varnishVaries: only a Vary that is "*" and nothing else bars storing.
func varnishVaries(r *field.Response) ([]string, bool) {
	text, _, _ := value(r, "Vary")
	return r.Vary.Names, text == "*"
}

// varnishRefuses: a name in Vary with white space in it, or one that is too
// long, makes the whole field unusable. 127 bytes end version 7.1's worker.
func varnishRefuses(r *field.Response, _ policy) Code {
	for _, name := range r.Vary.Names {
		if strings.ContainsAny(name, " \t") || len(name) > 126 {
			return VaryUnstored
		}
	}
	return NoCode
}

// varnishSame compares the first line of a field byte by byte, and leaves
// Accept-Encoding out: it asks the origin for gzip always.
func varnishSame(name string, stored, now []string) bool {
	return name == "accept-encoding" || len(stored) == len(now) && (len(now) == 0 || stored[0] == now[0])
}

func setSeconds(to *int64, text string) error {
	n, err := strconv.ParseUint(strings.TrimSuffix(text, "s"), 10, 31)
	if err == nil {
		*to = int64(n)
	}
	return err
}
