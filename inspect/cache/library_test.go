package cache

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/cachecontrol"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// agreed lists every disagreement with the library that we stand by. A
// difference that none of them explains fails the test, and so does one that
// no longer shows, so that a mended library is noticed.
var agreed = []struct {
	why, ref string
	explains func(r *field.Response, c *Cache) bool
}{
	{"it reads the first Cache-Control line only", "RFC 9110 section 5.3", func(r *field.Response, c *Cache) bool { return ccLines(r) > 1 }},
	{"one bad directive makes it give up", "RFC 9111 section 4.2.1", func(r *field.Response, c *Cache) bool { return hasFault(r) }},
	{"of duplicates it takes the last", "RFC 9111 section 4.2.1", func(r *field.Response, c *Cache) bool { return hasDuplicates(r) }},
	{"it takes Authorization as a bar for private caches too", "RFC 9111 section 3.5", func(r *field.Response, c *Cache) bool {
		return !c.Shared && r.Request.Authorization.Present
	}},
	{"it does not take private as permission for a private cache", "RFC 9111 section 3", func(r *field.Response, c *Cache) bool {
		return !c.Shared && r.CacheControl.Has(field.Private)
	}},
	{"it takes a qualified private for a plain one", "RFC 9111 section 5.2.2.7", func(r *field.Response, c *Cache) bool {
		d := r.CacheControl.Get(field.Private)
		return d != nil && d.Qualified()
	}},
	{"it does not know that 308 and 451 are cacheable", "RFC 9110 section 15.1", func(r *field.Response, c *Cache) bool {
		s := r.Exchange.Response.Status
		return s == 308 || s == 451
	}},
	{"it stores statuses that must never be stored", "RFC 6585", func(r *field.Response, c *Cache) bool { return r.Exchange.Response.Status == 429 }},
	{"it guesses for any status, and a day at most", "RFC 9111 section 4.2.2", func(r *field.Response, c *Cache) bool {
		return r.LastModified.Present && !c.saysLifetime(r, c.policy(r))
	}},
	{"it takes an invalid Expires for none", "RFC 9111 section 5.3", func(r *field.Response, c *Cache) bool { return r.Expires.Present && !r.Expires.Valid }},
	{"it fails on an invalid Date", "RFC 9111 section 4.2", func(r *field.Response, c *Cache) bool { return r.Date.Present && !r.Date.Valid }},
	{"it does not know must-understand", "RFC 9111 section 5.2.2.3", func(r *field.Response, c *Cache) bool { return r.CacheControl.Has(field.MustUnderstand) }},
	{"it stores a POST without Content-Location", "RFC 9110 section 9.3.3", func(r *field.Response, c *Cache) bool { return r.Exchange.Request.Method == "POST" }},
	{"it does not know targeted fields", "RFC 9213 section 2.2", func(r *field.Response, c *Cache) bool { return c == CDN && len(r.Targeted) > 0 }},
}

func ccLines(r *field.Response) int {
	lines := map[int]bool{}
	for _, d := range r.CacheControl.List {
		lines[d.Span.Line] = true
	}
	return len(lines)
}

func hasFault(r *field.Response) bool {
	for _, d := range r.CacheControl.List {
		if d.Fault != field.NoFault && d.Fault != field.Repeated && d.Fault != field.Conflicting {
			return true
		}
	}
	return false
}

func hasDuplicates(r *field.Response) bool {
	for _, d := range r.CacheControl.List {
		if d.Fault == field.Conflicting {
			return true
		}
	}
	return false
}

// TestLibrary holds our verdicts against the library's, over all combinations
// of these parts of a response.
func TestLibrary(t *testing.T) {
	shown := make([]bool, len(agreed))
	compared := 0
	for _, x := range combinations() {
		r := field.Parse(x)
		for _, c := range Standard {
			compared++
			ours, theirs := summary(c.Judge(r)), libraryVerdict(x, c)
			if ours == theirs {
				continue
			}
			explained := false
			for i := range agreed {
				if agreed[i].explains(r, c) {
					shown[i], explained = true, true
				}
			}
			if !explained {
				t.Errorf("%s %s %d %v, %s: ours %q, the library's %q", x.Request.Method, x.Request.Fields, x.Response.Status, x.Response.Fields, c.Name, ours, theirs)
			}
		}
	}
	for i := range agreed {
		if !shown[i] {
			t.Errorf("no case shows any more that %s (%s)", agreed[i].why, agreed[i].ref)
		}
	}
	if compared < 5000 {
		t.Errorf("only %d verdicts compared", compared)
	}
}

func summary(v Verdict) string {
	if !v.Store {
		return "not stored"
	}
	return fmt.Sprintf("stored, %d s", v.Lifetime)
}

func combinations() []*wire.Exchange {
	date := "Date: " + time.Now().UTC().Truncate(time.Second).Format(http.TimeFormat) // the library reads the clock
	soon := "Expires: " + time.Now().UTC().Add(100*time.Second).Truncate(time.Second).Format(http.TimeFormat)
	var all []*wire.Exchange
	for _, method := range []string{"GET", "HEAD", "POST", "DELETE"} {
		for _, request := range []string{"", "Authorization: Basic x", "Cache-Control: no-store"} {
			for _, status := range []int{200, 204, 302, 308, 404, 429, 451, 500} {
				for _, cc := range []string{"", "max-age=60", "s-maxage=30", "public", "private", "no-store", "no-cache", "max-age=abc", "max-age=1, max-age=2",
					"public, max-age=60, s-maxage=600, must-revalidate", `private="X"`, "no-store, must-understand", "max-age=60\n no-store"} {
					for _, other := range []string{"", soon, "Expires: 0", "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT", "CDN-Cache-Control: max-age=5"} {
						for _, d := range []string{date, "Date: bad"} {
							all = append(all, combine(method, request, status, cc, other, d))
						}
					}
				}
			}
		}
	}
	return all
}

func combine(method, request string, status int, cc, other, date string) *wire.Exchange {
	now := time.Now().UTC().Truncate(time.Second)
	x := &wire.Exchange{URL: "https://example.com/", Sent: now, Received: now}
	x.Request = wire.Message{Method: method}
	x.Response = wire.Message{Status: status}
	add := func(m *wire.Message, line string) {
		if name, value, ok := strings.Cut(line, ": "); ok {
			m.Fields = append(m.Fields, wire.Field{Name: name, Value: value})
		}
	}
	add(&x.Request, request)
	for _, value := range strings.Split(cc, "\n ") {
		if value != "" {
			add(&x.Response, "Cache-Control: "+value)
		}
	}
	add(&x.Response, other)
	add(&x.Response, date)
	return x
}

func libraryVerdict(x *wire.Exchange, c *Cache) string {
	req, _ := http.NewRequest(x.Request.Method, x.URL, nil)
	for _, f := range x.Request.Fields {
		req.Header.Add(f.Name, f.Value)
	}
	resp := &http.Response{StatusCode: x.Response.Status, Header: http.Header{}}
	for _, f := range x.Response.Fields {
		resp.Header.Add(f.Name, f.Value)
	}
	reasons, expires, err := cachecontrol.CachableResponse(req, resp, cachecontrol.Options{PrivateCache: !c.Shared})
	switch {
	case err != nil:
		return "error"
	case len(reasons) > 0:
		return "not stored"
	case expires.IsZero():
		return "stored, 0 s"
	}
	return fmt.Sprintf("stored, %d s", int64(time.Until(expires).Round(time.Second)/time.Second))
}
