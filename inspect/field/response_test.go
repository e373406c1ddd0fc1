package field

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

// exchange builds a response from header lines.
func exchange(lines ...string) *wire.Exchange {
	x := &wire.Exchange{URL: "https://example.com/", Request: wire.Message{Method: "GET", Target: "/"}}
	x.Response = wire.Message{Start: "HTTP/1.1 200 OK", Status: 200}
	x.Received = time.Unix(new2026, 0)
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ":")
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: name, Value: strings.TrimSpace(value)})
	}
	return x
}

func TestAge(t *testing.T) {
	for _, test := range []struct {
		lines []string
		want  string
	}{
		{[]string{"Age: 42"}, "42"}, {[]string{"Age: 0, 7200"}, "0"}, {[]string{"Age: 0", "Age: 7200"}, "0"}, {[]string{"Age: , 5"}, "5"}, {[]string{"Age:", "Age: 5"}, "5"}, {[]string{"Age: x", "Age: 5"}, "ignored"},
		{[]string{"Age: 99999999999"}, "2147483648"}, {[]string{"Age: -1"}, "ignored"}, {[]string{"Age: 7200.0"}, "ignored"},
		{[]string{"Age: abc"}, "ignored"}, {[]string{"Age: 7200;foo=bar"}, "ignored"}, {[]string{"Age:"}, "ignored"}, {nil, "absent"},
	} {
		a := Parse(exchange(test.lines...)).Age
		got := fmt.Sprint(a.Seconds)
		if !a.Present {
			got = "absent"
		} else if !a.Valid {
			got = "ignored"
		}
		if got != test.want {
			t.Errorf("%q: %s, want %s", test.lines, got, test.want)
		}
	}
}

func TestVary(t *testing.T) {
	for _, test := range []struct {
		lines []string
		names string
		star  bool
	}{
		{[]string{"Vary: Accept-Encoding, Origin"}, "accept-encoding origin", false},
		{[]string{"Vary: Foo, *"}, "foo", true}, {[]string{"Vary:", "Vary: *"}, "", true},
		{[]string{"Vary: A", "vary: a,,B"}, "a b", false}, {[]string{"Vary: ,"}, "", false},
	} {
		v := Parse(exchange(test.lines...)).Vary
		if got := strings.Join(v.Names, " "); got != test.names || v.Star != test.star {
			t.Errorf("%q: %q %v", test.lines, got, v.Star)
		}
	}
}

func TestETag(t *testing.T) {
	for value, want := range map[string]string{
		`"abc"`: "abc", `W/"abc"`: "weak abc", `w/"abc"`: "bad", "abc": "bad", `W"abc"`: "bad", `"a b"`: "bad", `""`: "", `W/abc`: "bad", `"`: "bad",
	} {
		e := Parse(exchange("ETag: " + value)).ETag
		got := e.Opaque
		switch {
		case !e.Valid:
			got = "bad"
		case e.Weak:
			got = "weak " + got
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

// HTTP/2 may send a cookie in pieces, which are one field all the same.
func TestSplitCookie(t *testing.T) {
	x := exchange("Age: 1")
	x.Request.Fields = []wire.Field{{Name: "cookie", Value: "theme=dark"}, {Name: "accept", Value: "*/*"}, {Name: "cookie", Value: "sid=1"}}
	c := Parse(x).Request.Cookie
	if c.Value != "theme=dark; sid=1" || x.Text(c.Span) != "theme=dark" {
		t.Errorf("%+v", c)
	}
}

func TestSetCookie(t *testing.T) {
	for _, test := range []struct{ in, name, value, attributes string }{
		{"sid=abc; HttpOnly; Secure; SameSite=Lax; Path=/; Domain=.Example.com", "sid", "abc", "http-only secure Lax / example.com"},
		{"a=b=c", "a", "b=c", ""}, {"a", "", "a", ""}, {" a = b ; secure", "a", "b", "secure"}, {"a=; Max-Age=0", "a", "", "deleted"},
		{"a=x; Max-Age=-5", "a", "x", "deleted"}, {"a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a", "x", "deleted"},
		{"a=x; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "a", "x", "deleted"}, {"a=x; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "a", "x", ""},
		{"a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60", "a", "x", ""}, {"", "", "", ""}, {";;", "", "", ""},
	} {
		c := Parse(exchange("Set-Cookie: " + test.in)).Cookies[0]
		var got []string
		for _, a := range []struct {
			set  bool
			text string
		}{{c.HTTPOnly, "http-only"}, {c.Secure, "secure"}, {c.SameSite != "", c.SameSite}, {c.Path != "", c.Path}, {c.Domain != "", c.Domain}, {c.Deleted, "deleted"}} {
			if a.set {
				got = append(got, a.text)
			}
		}
		if c.Name != test.name || c.Value != test.value || strings.Join(got, " ") != test.attributes {
			t.Errorf("%q: %q=%q %v", test.in, c.Name, c.Value, got)
		}
	}
}

func TestTargeted(t *testing.T) {
	for _, test := range []struct {
		lines []string
		want  string // "void" or the directives
	}{
		{[]string{"CDN-Cache-Control: max-age=600"}, "max-age:600"},
		{[]string{"CDN-Cache-Control: max-age=60", "CDN-Cache-Control: max-age=600"}, "max-age:600"},
		{[]string{"CDN-Cache-Control: Max-Age=60"}, "void"}, {[]string{"CDN-Cache-Control: max-age = 60"}, "void"},
		{[]string{"CDN-Cache-Control: max-age=60,"}, "void"}, {[]string{"CDN-Cache-Control: max-age=60, &&&"}, "void"},
		{[]string{"CDN-Cache-Control:"}, "void"}, {[]string{`CDN-Cache-Control: max-age="60"`}, ""},
		{[]string{"CDN-Cache-Control: max-age=60.0"}, ""}, {[]string{"CDN-Cache-Control: max-age=-1"}, "max-age=-1"},
		{[]string{"CDN-Cache-Control: none"}, "none"}, {[]string{"CDN-Cache-Control: no-store=?0, max-age=5"}, "max-age:5"},
		{[]string{"CDN-Cache-Control: no-store;x=1"}, "no-store"}, {[]string{"CDN-Cache-Control: max-age=999999999999999"}, "max-age:2147483648"},
		{[]string{`CDN-Cache-Control: private="a", no-cache`}, "private=a no-cache"},
		{[]string{`CDN-Cache-Control: private=("a"), max-age=("a")`}, "private"},
	} {
		tf := Parse(exchange(test.lines...)).Targeted[0]
		var got []string
		for i := range tf.Directives.List {
			d := &tf.Directives.List[i]
			s := d.Name
			if d.Arg != "" {
				s += "=" + d.Arg
			}
			if d.Seconds != Invalid {
				s += fmt.Sprintf(":%d", d.Seconds)
			}
			got = append(got, s)
		}
		if text := strings.Join(got, " "); !tf.Valid && test.want != "void" || tf.Valid && text != test.want {
			t.Errorf("%q: valid %v, %q, want %q (%s)", test.lines, tf.Valid, text, test.want, tf.Err)
		}
	}
}

func TestServed(t *testing.T) {
	for _, test := range []struct {
		lines []string
		want  string
	}{
		{[]string{"X-Varnish: 32770 3"}, "varnish:hit"}, {[]string{"X-Varnish: 32770"}, "varnish:miss"},
		{[]string{"CF-Cache-Status: HIT"}, "cloudflare:hit"}, {[]string{"CF-Cache-Status: DYNAMIC"}, "cloudflare:bypass"},
		{[]string{"CF-Cache-Status: EXPIRED"}, "cloudflare:miss"}, {[]string{"CF-Cache-Status: UPDATING"}, "cloudflare:stale"},
		{[]string{"X-Cache: Hit from cloudfront"}, "cloudfront:hit"}, {[]string{"X-Cache: RefreshHit from cloudfront"}, "cloudfront:revalidated"},
		{[]string{"X-Cache: MISS, HIT", "X-Served-By: cache-a, cache-b"}, "fastly:miss fastly:hit"},
		{[]string{"X-Cache: TCP_MEM_HIT from a1.deploy.akamaitechnologies.com (AkamaiGHost/9)"}, "akamai:hit"},
		{[]string{"X-Cache: TCP_HIT", "X-Azure-Ref: x"}, "azure:hit"}, {[]string{"X-Cache: HIT from p", "X-Cache-Lookup: HIT from p:80"}, "squid:hit"},
		{[]string{"X-Vercel-Cache: PRERENDER"}, "vercel:hit"}, {[]string{"CDN-Cache: HIT"}, "bunny:hit"}, {[]string{"X-Cache-Status: BYPASS"}, ":bypass"},
		{[]string{`Cache-Status: Origin; fwd=uri-miss; stored, "Edge"; hit; ttl=30`}, "origin:miss edge:hit"},
		{[]string{"Cache-Status: squid; hit; ttl=-3"}, "squid:stale"}, {[]string{"Cache-Status: ((("}, ""},
		{[]string{"Server-Timing: cdn-cache; desc=HIT, edge; dur=1"}, "akamai:hit"}, {[]string{"Server-Timing: db;dur=3"}, ""},
		{[]string{"Age: 3"}, ":hit"}, {[]string{"Age: 0"}, ""}, {[]string{"Age: 3", "X-Varnish: 1 2"}, "varnish:hit"},
	} {
		var got []string
		for _, s := range Parse(exchange(test.lines...)).Served {
			got = append(got, s.Cache+":"+s.Outcome)
		}
		if text := strings.Join(got, " "); text != test.want {
			t.Errorf("%q: %q, want %q", test.lines, text, test.want)
		}
	}
}

func TestCacheStatusAndVia(t *testing.T) {
	r := Parse(exchange(`Cache-Status: "A b"; fwd=stale; fwd-status=304; collapsed; key="k"; detail=x`, "Via: 1.0 fred, HTTP/1.1 p.example.net (Apache/1.1)"))
	c := r.CacheStatus[0]
	if c.Cache != "A b" || c.Fwd != "stale" || c.FwdStatus != 304 || !c.Collapsed || c.Key != "k" || c.Detail != "x" {
		t.Errorf("%+v", c)
	}
	if len(r.Via) != 2 || r.Via[1].By != "p.example.net" || r.Via[1].Comment != "Apache/1.1" || r.Via[0].Protocol != "1.0" {
		t.Errorf("%+v", r.Via)
	}
}

// FuzzParse: no header makes Parse fail, and every span it hands out lies
// inside the value it speaks of.
func FuzzParse(f *testing.F) {
	f.Add("Cache-Control", "max-age=60; x", "Vary", "*, a")
	f.Add("Set-Cookie", "a=b; expires=x", "Age", "1, 2")
	f.Add("CDN-Cache-Control", "max-age=60, a", "Cache-Status", "x; hit")
	f.Add("X-Cache", "HIT, MISS", "Via", "1.1 a (b)")
	f.Fuzz(func(t *testing.T, name1, value1, name2, value2 string) {
		x := exchange()
		x.Response.Fields = []wire.Field{{Name: name1, Value: value1}, {Name: name2, Value: value2}, {Name: name1, Value: value2}}
		x.Request.Fields = x.Response.Fields
		r := Parse(x)
		for _, s := range everySpan(r) {
			m := x.Message(s.Part)
			if s.Line < 0 || s.Line >= len(m.Fields) || s.Start < 0 || s.End < s.Start || s.End > len(m.Fields[s.Line].Value) {
				t.Fatalf("span %+v is out of range in %q", s, m.Fields)
			}
		}
	})
}

func everySpan(r *Response) []wire.Span {
	all := append([]wire.Span{r.Date.Span, r.Expires.Span, r.LastModified.Span, r.Age.Span, r.ETag.Span, r.Pragma.Span, r.ContentType.Span,
		r.Request.Pragma.Span, r.Request.Cookie.Span}, r.Vary.Spans...)
	for _, c := range r.Cookies {
		all = append(all, c.Span, c.NameSpan, c.ValueSpan)
	}
	for _, s := range r.Served {
		all = append(all, s.Span)
	}
	for _, v := range r.Via {
		all = append(all, v.Span)
	}
	for _, t := range r.Targeted {
		for i := range t.Directives.List {
			all = append(all, t.Directives.List[i].Span)
		}
	}
	return all
}
