package field

import (
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

// exchanged makes an exchange out of header lines; those of the request come
// first, each behind "> ".
func exchanged(status int, lines ...string) *wire.Exchange {
	x := &wire.Exchange{Request: wire.Message{Method: "GET"}, Response: wire.Message{Status: status}, Received: time.Unix(1767268800, 0)}
	for _, l := range lines {
		m := &x.Response
		if rest, ok := strings.CutPrefix(l, "> "); ok {
			m, l = &x.Request, rest
		}
		name, value, _ := strings.Cut(l, ": ")
		m.Fields = append(m.Fields, wire.Field{Name: name, Value: value})
	}
	return x
}

const noon = "Date: Thu, 01 Jan 2026 12:00:00 GMT"

// Every case annotates its last line.
func TestAnnotate(t *testing.T) {
	for _, c := range []struct {
		lines string // separated by |
		want  string // label: text, separated by |
	}{
		{"Cache-Control: public, max-age=300", "public: any cache may store it, even if credentials were sent|max-age=300: fresh for 300 s (5 minutes) from the origin's reply"},
		{"Cache-Control: max-age=1", "max-age=1: fresh for 1 second from the origin's reply"},
		{"Cache-Control: max-age=0", "max-age=0: stale at once: to be confirmed before each reuse"},
		{"Cache-Control: max-age=99999999999", "max-age=99999999999: fresh for longer than caches count, 2147483648 s (68 years 35 days)"},
		{"Cache-Control: max-age=60, no-store", "max-age=60: fresh for 60 s (1 minute) from the origin's reply, but no-store forbids keeping it|no-store: no cache may store any part of it"},
		{"Cache-Control: no-cache, max-age=60", "no-cache: may be stored, but must be confirmed by the origin before every reuse|max-age=60: fresh for 60 s (1 minute) from the origin's reply, but no-cache demands asking even so"},
		{"Cache-Control: no-cache=\"Set-Cookie\"", "no-cache=\"Set-Cookie\": set-cookie must not be reused without asking, the rest may be; many caches treat it as plain no-cache"},
		{"Cache-Control: private=\"X-A, X-B\"", "private=\"X-A, X-B\": shared caches must leave out x-a, x-b and may store the rest; many treat it as plain private"},
		{"Cache-Control: private, s-maxage=60", "private: only the user's own browser may store it; shared caches must not|s-maxage=60: in shared caches, instead of max-age and Expires: fresh for 60 s (1 minute), then it must be confirmed; but private keeps it out of shared caches"},
		{"Cache-Control: s-maxage=60, max-age=5", "s-maxage=60: in shared caches, instead of max-age and Expires: fresh for 60 s (1 minute), then it must be confirmed|max-age=5: fresh for 5 seconds from the origin's reply; shared caches obey s-maxage instead"},
		{"Cache-Control: no-store, must-understand", "no-store: no cache may store it, except those that implement must-understand and know this status|must-understand: only caches that know what the status 200 demands may store it"},
		{"Cache-Control: max-age=60, must-revalidate, stale-while-revalidate=9", "max-age=60: fresh for 60 s (1 minute) from the origin's reply|must-revalidate: once stale, it must be confirmed before reuse; if the origin is down, users get an error, not the old copy|stale-while-revalidate=9: may be served stale for another 9 seconds while a new one is fetched; but must-revalidate forbids that"},
		{"Cache-Control: s-maxage=60, stale-if-error=9", "s-maxage=60: in shared caches, instead of max-age and Expires: fresh for 60 s (1 minute), then it must be confirmed|stale-if-error=9: may be served stale for another 9 seconds if the origin fails; not in shared caches, where s-maxage forbids it"},
		{"Cache-Control: maxage=60, privte, foo", "maxage=60: no directive: caches ignore it. Meant: max-age?|privte: no directive: caches ignore it. Meant: private?|foo: no directive of the standards: caches that do not know it ignore it"},
		{"Cache-Control: max-age=60, max-age=70, max-age=60", "max-age=60: fresh for 60 s (1 minute) from the origin's reply|max-age=70: fresh for 70 s (1 minute 10 seconds) from the origin's reply; said before with another value: the first one counts here, but caches differ in that|max-age=60: fresh for 60 s (1 minute) from the origin's reply; said before already"},
		{"Cache-Control: max-age", "max-age: the number of seconds is missing: caches should treat it as already stale, but not all do"},
		{"Cache-Control: max-age=1.5", "max-age=1.5: “1.5” is not a whole number of seconds: caches should treat it as already stale, but not all do"},
		{"Cache-Control: stale-if-error=x", "stale-if-error=x: “x” is not a whole number of seconds: not to be relied on"},
		{"Cache-Control: no-store=1", "no-store=1: no cache may store any part of it; it takes no argument, the name alone counts"},
		{"Cache-Control: no-store; private", "no-store: “;” stands where a comma belongs: taken seriously here, but caches may not see it; meant: no cache may store any part of it|private: “;” stands where a comma belongs: taken seriously here, but caches may not see it; meant: only the user's own browser might store it, but no-store forbids keeping it"},
		{"Cache-Control: public, no-store, no-cache, must-revalidate, immutable", "public: any cache might store it, but no-store forbids keeping it|no-store: no cache may store any part of it|no-cache: a copy would have to be confirmed before every reuse, but no-store forbids keeping it|must-revalidate: without effect: no-store forbids keeping it|immutable: without effect: no-cache demands asking before every reuse"},
		{"Cache-Control: public, private", "public: any cache might store it, but private keeps it out of shared caches|private: only the user's own browser may store it; shared caches must not"},
		{"Cache-Control: immutable, max-age=0", "immutable: without effect: it counts only while the response is fresh, which max-age denies|max-age=0: stale at once: to be confirmed before each reuse"},
		{"Cache-Control: immutable", "immutable: gives no lifetime by itself: it counts only while the response is fresh"},
		{"> Authorization: x|Cache-Control: max-age=5, must-revalidate", "max-age=5: fresh for 5 seconds from the origin's reply|must-revalidate: once stale, it must be confirmed before reuse; if the origin is down, users get an error, not the old copy; here it also lets shared caches store the answer to a request with Authorization"},
		{"> Authorization: x|Cache-Control: max-age=5", "max-age=5: fresh for 5 seconds from the origin's reply, in browsers only: Authorization in the request keeps it out of shared caches"},
		{"> Cache-Control: no-store|Cache-Control: max-age=5", "max-age=5: fresh for 5 seconds from the origin's reply, but no-store in the request forbids keeping it"},
		{"Cache-Control: no-cache=\"a\", no-cache", "no-cache=\"a\": a must not be reused without asking, the rest may be; many caches treat it as plain no-cache|no-cache: may be stored, but must be confirmed by the origin before every reuse; said before in another form: the one that forbids more counts"},
		{"Cache-Control: no-store|ETag: \"a\"", ": names this version; but no-store forbids keeping it"},
		{"Cache-Control: no-store|CDN-Cache-Control: max-age=5|ETag: \"a\"", ": a cache can ask “still this one?” and get a 304 instead of everything"},
		{"Cache-Control: no-store, max-age=5|Expires: 0", ": without effect: no-store forbids keeping it"},
		{"Cache-Control: no-store|Vary: Cookie", "Cookie: without effect: no-store forbids keeping it"},
		{"Cache-Control: private|Vary: Cookie", "Cookie: the browser's copy answers only requests with the same Cookie"},
		{"Vary: Cookie, *", "Cookie: without effect beside *|*: no later request matches it: a stored copy is never reused without asking"},
		{"CDN-Cache-Control: max-age=60; no-store", ": Cache-Control for CDNs that know this field, which then ignore Cache-Control and Expires|max-age=60: fresh for 60 s (1 minute) from the origin's reply|no-store: behind a semicolon it is a parameter, no directive: ignored"},
		{"Cache-Control: max-stale", "max-stale: means something only in requests; ignored here"},
		{"Cache-Control: pre-check=0", "pre-check=0: an extension of old Internet Explorer; ignored"},

		{"CDN-Cache-Control: max-age=60", ": Cache-Control for CDNs that know this field, which then ignore Cache-Control and Expires|max-age=60: fresh for 60 s (1 minute) from the origin's reply"},
		{"CDN-Cache-Control: max-age = 60", ": no well-formed structured dictionary (…): ignored as a whole"},
		{"CDN-Cache-Control: ", ": no well-formed structured dictionary (it is empty): ignored as a whole"},

		{"Cache-Control: max-age=300|Age: 42", ": already 42 seconds old: a cache on the way had kept it, 258 s (4 minutes 18 seconds) of max-age left"},
		{"Cache-Control: max-age=300|Age: 300", ": already 300 s (5 minutes) old: a cache on the way had kept it, past its max-age"},
		{"Age: 0", ": made or confirmed by the origin less than a second before it was sent"},
		{"Age: -1", ": not a whole number of seconds: ignored"},
		{"Age: 1|Age: 2", ": a second Age: only the first one counts"},

		{noon, ": when the origin made it; ages are counted from here"},
		{noon + "|Expires: Thu, 01 Jan 2026 12:05:00 GMT", ": fresh until then, 300 s (5 minutes) after Date"},
		{noon + "|Expires: Thu, 01 Jan 2026 11:00:00 GMT", ": not after Date: already stale"},
		{noon + "|Expires: 0", ": not a date, so it counts as already expired"},
		{noon + "|Cache-Control: max-age=300|Expires: Thu, 01 Jan 2026 12:05:00 GMT", ": ignored, max-age counts; it says the same"},
		{noon + "|Cache-Control: max-age=300|Expires: Thu, 01 Jan 2026 12:04:59 GMT", ": ignored, max-age counts; it would say 299 s (4 minutes 59 seconds)"},
		{noon + "|Cache-Control: s-maxage=300|Expires: 0", ": not a date, so it counts as already expired; shared caches obey s-maxage instead"},
		{"Cache-Control: no-store|Expires: 0", ": without effect: no-store forbids keeping it"},
		{noon + "|Last-Modified: Mon, 22 Dec 2025 12:00:00 GMT", ": with no lifetime given, caches may guess one from it: often a tenth of the 10 days since then"},
		{noon + "|Cache-Control: no-cache|Last-Modified: Mon, 22 Dec 2025 12:00:00 GMT", ": a cache can ask “changed since?” and get a 304 instead of everything"},
		{"ETag: \"a\"", ": a cache can ask “still this one?” and get a 304 instead of everything"},
		{"ETag: W/\"a\"", ": a cache can ask “still this one?” and get a 304 (W/: weak, equivalent rather than the same bytes)"},
		{"ETag: a", ": not a quoted string, so caches may not be able to ask with it"},

		{"> Accept-Encoding: br|> Cookie: a=b|Vary: Accept-Encoding, cookie, X-A", "Accept-Encoding: one copy for each compression; this request sent br|cookie: one copy for each set of cookies: users hardly share any; this request sent one|X-A: one copy for each value of it; this request sent none"},
		{"Vary: *", "*: no later request matches it: a stored copy is never reused without asking"},
		{"Vary: ", ": names no field: no effect"},
		{"Pragma: no-cache", ": no meaning in a response, though some caches take it for Cache-Control: no-cache; send that instead"},
		{"Set-Cookie: sid=1; HttpOnly; Secure; SameSite=Lax", "sid: kept until the browser is closed; hidden from scripts (HttpOnly); https only (Secure); SameSite=Lax; does not keep shared caches from storing the response"},
		{"Cache-Control: private|Set-Cookie: a=1; Max-Age=3600; Domain=.example.com", "a: kept for 1 hour; for all hosts of example.com; scripts can read it; sent over plain http too"},
		{"Cache-Control: no-store|Set-Cookie: a=; Max-Age=0", "a: deletes the cookie"},
		{"Via: 1.1 a, HTTP/2 b (nginx)", ": passed through a|: passed through b (nginx)"},
		{"Cache-Status: A; fwd=stale; fwd-status=304; stored, B; hit; ttl=-5", "A: had a copy, but it was stale; was answered 304; stored it|B: hit, answered from store, with a stale copy; stale for 5 seconds"},
		{"CF-Cache-Status: DYNAMIC", ": Cloudflare: passed through without looking into the store; by default it keeps only what is named like a static file, whatever Cache-Control says; a Cache Rule can add others"},
		{"X-Cache: MISS, HIT", ": miss, fetched from further up|: hit, answered from store"},
		{"X-Cache: elsewhere", ": hit or miss, in the words of the cache"},
		{"Via: http/1.1 a (ApacheTrafficServer/9 [uScMsSfWpSeN:t cCMp sS])", ": passed through a (…); Traffic Server: miss, fetched from further up"},
		{"X-Varnish: 1 2", ": Varnish: hit, answered from store"},
		{"X-Cache: Hit from cloudfront", ": CloudFront: hit, answered from store"},
		{"X-Cache: ???", ": hit or miss, in the words of the cache"},
		{"Content-Encoding: br", ": compressed with br, and Vary does not name Accept-Encoding: a cache may hand it to clients that cannot read it"},
		{"Vary: Accept-Encoding|Content-Encoding: br", ": compressed with br"},
		{"Access-Control-Allow-Origin: https://a", ": pages of https://a may read it; if that depends on who asks, Vary must name Origin"},
		{"Strict-Transport-Security: max-age=31536000; includeSubDomains", ": browsers use https only for this site and all its subdomains for 1 year"},
		{"Retry-After: 120", ": try again in 2 minutes"},
		{"Content-Length: 10453", ": 10.5 kB of content"},
		{"X-Nobody-Knows: 1", ""},

		{"> User-Agent: x", ": not in Vary: all clients share one copy"},
		{"Vary: User-Agent|> User-Agent: x", ": in Vary: each kind of client has its own copy"},
		{"Cache-Control: no-store|> User-Agent: x", ": which program is asking"},
		{"Cache-Control: private|> Cookie: a=b", ": what the site had the browser remember"},
		{"> Authorization: x", ": the user's credentials: shared caches must not store the answer unless it says public, s-maxage or must-revalidate"},
		{"Cache-Control: public|> Authorization: x", ": the user's credentials; public in the answer lets shared caches store it even so"},
		{"Cache-Control: private, must-revalidate|> Authorization: x", ": the user's credentials; private keeps the answer out of shared caches"},
		{"> Cache-Control: max-age=0, only-if-cached", "max-age=0: the client wants it confirmed by the origin, as when a page is reloaded|only-if-cached: the client wants a stored answer or a 504; the origin is not to be asked"},
		{"> Pragma: no-cache", ": the old form of Cache-Control: no-cache: no stored answer unless the origin has confirmed it"},
		{"> Host: a", ": which site on that server"},
	} {
		lines := strings.Split(c.lines, "|")
		part, last := wire.Response, 0
		if strings.HasPrefix(lines[len(lines)-1], "> ") {
			part = wire.Request
		}
		x := exchanged(200, lines...)
		last = len(x.Message(part).Fields) - 1
		var got []string
		for _, n := range Annotate(Parse(x), part, last) {
			text := n.Text
			if i := strings.Index(text, " ("); i > 0 && strings.Contains(c.want, "(…)") {
				text = text[:i] + " (…)" + text[strings.LastIndex(text, ")")+1:]
			}
			got = append(got, n.Label+": "+text)
		}
		if joined := strings.Join(got, "|"); joined != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.lines, joined, c.want)
		}
	}
}

// FuzzAnnotate: notes lie in their line, in order, and say something.
func FuzzAnnotate(f *testing.F) {
	f.Add("Cache-Control", "max-age=60, , private=\"a, no-store; x", "Vary", "*, a")
	f.Add("Cache-Status", "a; hit, b", "Set-Cookie", "a=b; Expires=Thu; Max-Age=x")
	f.Add("CDN-Cache-Control", "max-age=?1, a=(1 2)", "Server-Timing", "cdn-cache; desc=HIT")
	f.Fuzz(func(t *testing.T, name1, value1, name2, value2 string) {
		fields := []wire.Field{{Name: name1, Value: value1}, {Name: name2, Value: value2}, {Name: name1, Value: value2}}
		x := &wire.Exchange{Request: wire.Message{Fields: fields}, Response: wire.Message{Status: 200, Fields: fields}}
		r := Parse(x)
		for _, part := range []wire.Part{wire.Request, wire.Response} {
			for line := -1; line <= len(fields); line++ {
				for _, n := range Annotate(r, part, line) {
					if n.Text == "" || n.Span.Part != part || n.Span.Line != line || n.Span.Start < 0 || n.Span.Start > n.Span.End || n.Span.End > len(fields[line].Value) {
						t.Fatalf("line %d: %+v", line, n)
					}
				}
			}
		}
	})
}

func TestTables(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Fields() {
		if f.Name == "" || f.Brief == "" || seen[lower(f.Name)] || strings.HasSuffix(f.Brief, ".") || f.Doc != "" && !strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%+v", f)
		}
		seen[lower(f.Name)] = true
		if LookupField(strings.ToUpper(f.Name)) == nil {
			t.Errorf("%s is not found", f.Name)
		}
	}
	for name := range ids {
		if !seen[name] {
			t.Errorf("%s is parsed, but not in the table", name)
		}
	}
	for name := range responseExplainers {
		if !seen[name] {
			t.Errorf("%s is explained, but not in the table", name)
		}
	}
	for k := Unknown + 1; k < numKinds; k++ {
		d := LookupDirective(strings.ToUpper(k.String()))
		if d == nil || d.Name != k.String() || d.Brief == "" || d.Doc == "" || d.Ref == "" {
			t.Errorf("%s: %+v", k, d)
		}
	}
	if len(DirectiveTable) != int(numKinds)-1 {
		t.Errorf("%d directives", len(DirectiveTable))
	}
	for _, s := range Statuses {
		if LookupStatus(s.Code) == nil || s.Phrase == "" || s.Meaning == "" || s.Ref == "" {
			t.Errorf("%+v", s)
		}
	}
}

func TestNearestDirective(t *testing.T) {
	for name, want := range map[string]Kind{
		"maxage": MaxAge, "max_age": MaxAge, "max-aeg": MaxAge, "nocache": NoCache, "no-chache": NoCache, "privat": Private, "pubic": Public,
		"s-max-age": SMaxAge, "smaxage": SMaxAge, "must-revalidated": MustRevalidate, "stale-while-revalidation": Unknown,
		"imutable": Immutable, "foo": Unknown, "community": Unknown, "no": Unknown, strings.Repeat("x", 99): Unknown, "none": Unknown, "nostored": NoStore,
	} {
		if got := NearestDirective(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestMethodMeaning(t *testing.T) {
	for m, want := range map[string]string{"GET": "safe and cacheable", "get": "", "POST": "changes things"} {
		if text, ref := MethodMeaning(m); !strings.HasPrefix(text, want) || (want == "") != (text == "") || (text == "") != (ref == "") {
			t.Errorf("%s: %q %q", m, text, ref)
		}
	}
}
