package fetch

import (
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

var cookieNow = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

func mustURL(tb testing.TB, raw string) *location {
	tb.Helper()
	u, err := parseURL(raw, false)
	if err != nil {
		tb.Fatal(err)
	}
	return &u
}

func TestCookieMatching(t *testing.T) {
	for _, test := range []struct{ from, set, to, want string }{
		{"http://a.test/", "n=v", "http://a.test/x", "n=v"},
		{"http://a.test/", "n=v", "http://b.a.test/", ""},
		{"http://a.test/", "n=v; domain=a.test", "http://b.a.test/", "n=v"},
		{"http://a.test/", "n=v; Domain=.A.TEST", "http://b.a.test/", "n=v"},
		{"http://b.a.test/", "n=v; domain=a.test", "http://a.test/", "n=v"},
		{"http://b.a.test/", "n=v; domain=c.a.test", "http://c.a.test/", ""},
		{"http://a.test/", "n=v; domain=test", "http://b.test/", ""},
		{"http://a.co.uk/", "n=v; domain=co.uk", "http://b.co.uk/", ""},
		{"http://a.co.uk/", "n=v; domain=a.co.uk", "http://x.a.co.uk/", "n=v"},
		{"http://xa.test/", "n=v; domain=a.test", "http://a.test/", ""},
		{"http://127.0.0.1/", "n=v; domain=0.0.1", "http://127.0.0.1/", ""},
		{"http://127.0.0.1/", "n=v; domain=127.0.0.1", "http://127.0.0.1/", "n=v"},
		{"http://localhost/", "n=v; domain=localhost", "http://localhost/", "n=v"},
		{"http://a.test/x/y", "n=v", "http://a.test/x/z", "n=v"},
		{"http://a.test/x/y", "n=v", "http://a.test/xz", ""},
		{"http://a.test/x/y", "n=v; path=/", "http://a.test/", "n=v"},
		{"http://a.test/", "n=v; path=/x/", "http://a.test/x", "n=v"},
		{"http://a.test/x/y", "n=v; path=z", "http://a.test/x/", "n=v"},
		{"https://a.test/", "n=v; secure", "http://a.test/", ""},
		{"https://a.test/", "n=v; secure", "https://a.test/", "n=v"},
		{"http://a.test/", "n=v; secure", "https://a.test/", ""},
		{"http://localhost/", "n=v; secure", "http://localhost/", "n=v"},
		{"https://a.test/", "__Host-n=v; secure; path=/", "https://a.test/", "__Host-n=v"},
		{"https://a.test/", "__Host-n=v; secure; path=/; domain=a.test", "https://a.test/", ""},
		{"https://a.test/", "__Secure-n=v", "https://a.test/", ""},
		{"http://a.test/", "n=v; max-age=10", "http://a.test/", "n=v"},
		{"http://a.test/", "n=v; max-age=0", "http://a.test/", ""},
		{"http://a.test/", "n=v; max-age=99999999999999999999", "http://a.test/", "n=v"},
		{"http://a.test/", "n=v; expires=Mon, 01 Jan 2029 00:00:00 GMT", "http://a.test/", ""},
		{"http://a.test/", "n=v; expires=Mon, 01 Jan 2029 00:00:00 GMT; max-age=5", "http://a.test/", "n=v"},
		{"http://a.test/", "n=v; expires=nonsense", "http://a.test/", "n=v"},
		{"http://a.test/", ` n = "a b" ; HttpOnly`, "http://a.test/", `n="a b"`},
		{"http://a.test/", "n=", "http://a.test/", "n="},
		{"http://a.test/", "=v", "http://a.test/", ""},
		{"http://a.test/", "novalue", "http://a.test/", ""},
		{"http://a.test/", "n=v\x01", "http://a.test/", ""},
		{"http://a.test/", "n=" + strings.Repeat("v", 5000), "http://a.test/", ""},
	} {
		var j Jar
		j.store(mustURL(t, test.from), []wire.Field{{Name: "set-cookie", Value: test.set}}, cookieNow)
		if got := string(j.appendCookies(nil, mustURL(t, test.to), cookieNow)); got != test.want {
			t.Errorf("%s sets %q, %s gets %q, want %q", test.from, test.set, test.to, got, test.want)
		}
	}
}

func TestCookieReplaced(t *testing.T) {
	var j Jar
	u := mustURL(t, "http://a.test/")
	for _, step := range []struct{ set, want string }{
		{"a=1", "a=1"}, {"b=2", "b=2; a=1"}, {"a=3", "b=2; a=3"}, {"b=; max-age=0", "a=3"},
	} {
		j.store(u, []wire.Field{{Name: "Set-Cookie", Value: step.set}}, cookieNow)
		if got := string(j.appendCookies(nil, u, cookieNow)); got != step.want {
			t.Errorf("after %q: %q, want %q", step.set, got, step.want)
		}
	}
}

func TestJarFile(t *testing.T) {
	const file = "# Netscape HTTP Cookie File\n\n" +
		"#HttpOnly_.a.test\tTRUE\t/x\tTRUE\t4102444800\tnew\t1\n" +
		"a.test\tFALSE\t/\tFALSE\t0\told\tvalue with spaces\n"
	j := &Jar{}
	err := j.Load(strings.NewReader(file + "# comment\r\nnonsense\na\tb\tc\n" + strings.Repeat("x", 30000) + "\n" +
		"a.test\tFALSE\t/\tFALSE\t100\tpast\tv\nSet-Cookie: any=1; path=/\nset-cookie: gone=1; max-age=0"))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(j.appendCookies(nil, mustURL(t, "https://a.test/x"), cookieNow)); got != "new=1; old=value with spaces; any=1" {
		t.Errorf("sent %q", got)
	}
	if got := string(j.appendCookies(nil, mustURL(t, "http://else.test/x"), cookieNow)); got != "any=1" {
		t.Errorf("sent %q", got)
	}
	var out strings.Builder
	if err := j.Write(&out); err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(out.String(), "\n\n")
	want := "a.test\tFALSE\t/\tFALSE\t0\told\tvalue with spaces\n#HttpOnly_.a.test\tTRUE\t/x\tTRUE\t4102444800\tnew\t1\n"
	if lines != want {
		t.Errorf("wrote\n%s", lines)
	}
	again := &Jar{}
	if err := again.Load(strings.NewReader(out.String())); err != nil || len(again.cookies) != 2 {
		t.Errorf("%d cookies read back: %v", len(again.cookies), err)
	}
}

func TestJarIsBounded(t *testing.T) {
	var j Jar
	u := mustURL(t, "http://a.test/")
	for i := range maxCookies + 5 {
		j.store(u, []wire.Field{{Name: "Set-Cookie", Value: strings.Repeat("n", i%50+1) + string(rune('a'+i/50%26)) + string(rune('a'+i/1300)) + "=v"}}, cookieNow)
	}
	if len(j.cookies) > maxCookies {
		t.Errorf("%d cookies", len(j.cookies))
	}
	if n := strings.Count(string(j.appendCookies(nil, u, cookieNow)), "="); n != maxSent {
		t.Errorf("%d sent", n)
	}
}

func TestCookieDate(t *testing.T) {
	want := time.Date(1994, 11, 6, 8, 49, 37, 0, time.UTC)
	for _, s := range []string{"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "1994 November 6th 8:49:37", "08:49:37 6 nov 94"} {
		if got, ok := cookieDate(s); !ok || !got.Equal(want) {
			t.Errorf("%q: %v %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "0", "Sun, 31 Feb 2030 00:00:00 GMT", "06 Nov 1994", "06 Nov 1600 00:00:00", "06 Nov 2000 25:00:00", "99 Nov 2000 00:00:00"} {
		if got, ok := cookieDate(s); ok {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func FuzzSetCookie(f *testing.F) {
	for _, seed := range []string{"a=b; Path=/; Domain=a.test; Max-Age=1", "__Host-a=b; secure; path=/", "a=b; expires=Sun, 06 Nov 1994 08:49:37 GMT"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		u := mustURL(t, "https://b.a.test/x/y")
		c, ok := parseSetCookie(line, u, cookieNow)
		if !ok {
			return
		}
		if c.name == "" || !strings.HasPrefix(c.path, "/") || c.domain != u.host && !domainMatch(u.host, c.domain) || publicSuffix(c.domain) {
			t.Fatalf("%+v", c)
		}
	})
}
