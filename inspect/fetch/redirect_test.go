package fetch

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
)

func redirectTo(status int, location string) string {
	return fmt.Sprintf("HTTP/1.1 %d X\r\nLocation: %s\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody", status, location)
}

const fine = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"

func TestRedirectMethods(t *testing.T) {
	post := func() Request { return Request{Body: form("a")} }
	put := func() Request { return Request{Body: &Payload{Data: []byte("a"), Upload: true}} }
	with := func(r Request, f Follow) Request { r.Follow = f; return r }
	custom := func(r Request, method string) Request { r.Method = method; return r }
	for _, test := range []struct {
		status int
		r      Request
		second string // method and body of the second request
	}{
		{301, Request{}, "GET "},
		{301, Request{Head: true}, "HEAD "},
		{301, post(), "GET "}, {302, post(), "GET "}, {303, post(), "GET "}, {307, post(), "POST a"}, {308, post(), "POST a"}, {300, post(), "POST a"}, {304, post(), "POST a"},
		{301, put(), "PUT a"}, {302, put(), "PUT a"}, {303, put(), "GET "}, {307, put(), "PUT a"},
		{303, Request{Head: true}, "HEAD "},
		{301, with(post(), Follow{Keep301: true}), "POST a"},
		{302, with(post(), Follow{Keep302: true}), "POST a"},
		{303, with(post(), Follow{Keep303: true}), "POST a"},
		{302, with(post(), Follow{Keep301: true, Keep303: true}), "GET "},
		{302, custom(Request{}, "PUT"), "PUT "},
		{302, custom(post(), "PUT"), "PUT "},
		{303, custom(post(), "PUT"), "PUT "},
		{307, custom(post(), "PUT"), "PUT a"},
		{302, custom(with(post(), Follow{ResetMethod: true}), "PUT"), "GET "},
		{303, custom(with(Request{}, Follow{ResetMethod: true}), "DELETE"), "GET "},
		{307, custom(with(post(), Follow{ResetMethod: true}), "PUT"), "PUT a"},
	} {
		s := answers(t, redirectTo(test.status, "/two"), fine)
		r := test.r
		r.URL, r.Follow.Redirects, r.Follow.Max = s.url("/one"), true, 50
		var out strings.Builder
		r.Output = &out
		res := do(t, &r)
		got := s.requests()
		if res.Err != nil || len(got) != 2 || res.Redirects != 1 || len(res.Exchanges) != 2 || res.Exchanges[1].Hop != 1 {
			t.Fatalf("%d: %v %q", test.status, res.Err, got)
		}
		head, body, _ := strings.Cut(got[1], "\r\n\r\n")
		method, _, _ := strings.Cut(head, " ")
		if method+" "+body != test.second {
			t.Errorf("%d %s: then %q, want %q", test.status, strings.SplitN(got[0], " ", 2)[0], method+" "+body, test.second)
		}
		if want := "ok"; !r.Head && out.String() != want {
			t.Errorf("%d: output %q", test.status, out.String())
		}
	}
}

func TestResolveLocation(t *testing.T) {
	const base = "http://h:81/d/e/f?old#frag"
	for to, want := range map[string]string{
		"/a b": "http://h:81/a%20b", "b?x y": "http://h:81/d/e/b?x+y", "//o/x": "http://o/x", "?q": "http://h:81/d/e/f?q",
		"#f": "http://h:81/d/e/f?old#f", "/é": "http://h:81/%c3%a9", "http:/x": "http://x/", "ftp://x/": "ftp://x/", "../../z": "http://h:81/z",
		"HTTP://EXAMPLE.com": "http://EXAMPLE.com/", "mailto:x": "mailto:x", "a%zz": "http://h:81/d/e/a%zz", "/a#b c": "http://h:81/a#b%20c",
		" /lead ": "http://h:81/lead", "/a?b?c=é ü": "http://h:81/a?b?c=%c3%a9+%c3%bc", "x/../y": "http://h:81/d/e/y", "http://u:p@h/": "http://u:p@h/",
		"http://h#f": "http://h/#f", "https://h": "https://h/", "/%20\\x": `http://h:81/%20\x`, "/a?q=http://x/../y": "http://h:81/a?q=http://x/../y",
		"http://[::1]:8/x": "http://[::1]:8/x", "javascript:alert(1)": "javascript:alert(1)", "http://h:99999/": "http://h:99999/",
	} {
		s := answers(t, redirectTo(302, to))
		res := do(t, &Request{URL: strings.Replace(base, "h:81", s.addr, 1)})
		if got := strings.Replace(res.NextURL, s.addr, "h:81", 1); got != want || res.Err != nil {
			t.Errorf("%q leads to %q, want %q (%v)", to, got, want, res.Err)
		}
	}
}

func TestRedirectEnds(t *testing.T) {
	for to, code := range map[string]int{"ftp://x/": 1, "javascript:x": 1, "http://a:99999/": 3, "http://a b/": 3, "": 0} {
		res := do(t, &Request{URL: answers(t, redirectTo(302, to)).url("/"), Follow: Follow{Redirects: true, Max: 50}})
		if res.code() != code || len(res.Exchanges) != 1 {
			t.Errorf("%q: %v", to, res.Err)
		}
	}
}

func TestEndlessRedirect(t *testing.T) {
	s := answers(t, redirectTo(302, "/again"))
	for _, limit := range []int{0, 1, 20} {
		res := do(t, &Request{URL: s.url("/"), Follow: Follow{Redirects: true, Max: limit}})
		if res.code() != codeRedirects || len(res.Exchanges) != limit+1 || res.Redirects != limit || res.NextURL != s.url("/again") {
			t.Errorf("%v, %d exchanges, next %q", res.Err, len(res.Exchanges), res.NextURL)
		}
	}
}

// TestCredentialsStayHome follows a redirect to another port of the host and
// back again.
func TestCredentialsStayHome(t *testing.T) {
	secrets := Request{User: "name:word", Cookie: "sid=literal", Header: []Header{{Name: "Cookie2", Value: "fine"}}}
	bearer := Request{Bearer: "token-secret"}
	headers := Request{Header: []Header{{Name: "authorization", Value: "header-secret"}, {Name: "cookie", Value: "cookie-secret"}, {Name: "Host", Value: "other.test"}}}
	inURL := Request{}
	for i, r := range []Request{secrets, bearer, headers, inURL} {
		for _, trusted := range []bool{false, true} {
			var home *script
			away := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
				s.read(c, br)
				io.WriteString(c, redirectTo(302, home.url("/three")))
				lingerClose(c)
			})
			home = answers(t, redirectTo(302, away.url("/two")), fine)
			r := r
			r.URL, r.Follow = home.url("/one"), Follow{Redirects: true, Max: 50, Trusted: trusted}
			if i == 3 {
				r.URL = strings.Replace(r.URL, "http://", "http://name:word@", 1)
			}
			res := do(t, &r)
			if res.Err != nil || len(res.Exchanges) != 3 {
				t.Fatal(res.Err)
			}
			leak := func(text string) bool {
				text = strings.ToLower(text)
				return strings.Contains(text, "authorization") || strings.Contains(text, "cookie:")
			}
			if got := away.requests()[0]; leak(got) != trusted || strings.Contains(got, "other.test") {
				t.Errorf("case %d, trusted %v: the other origin got\n%s", i, trusted, got)
			}
			for _, got := range home.requests() {
				if !leak(got) {
					t.Errorf("case %d: the first origin got\n%s", i, got)
				}
			}
			for _, x := range res.Exchanges {
				if strings.Contains(x.URL, "name") {
					t.Errorf("userinfo in %s", x.URL)
				}
			}
		}
	}
}

func TestCredentialsInLocation(t *testing.T) {
	away := answers(t, fine)
	home := answers(t, redirectTo(302, strings.Replace(away.url("/"), "http://", "http://new:cred@", 1)))
	do(t, &Request{URL: home.url("/"), User: "old:cred", Follow: Follow{Redirects: true, Max: 5}})
	if got := away.requests()[0]; !strings.Contains(got, "Authorization: "+basic("new:cred")) {
		t.Errorf("%s", got)
	}
}

func TestAutoReferer(t *testing.T) {
	s := answers(t, redirectTo(302, "/two"), redirectTo(302, "/three"), fine)
	do(t, &Request{URL: strings.Replace(s.url("/one?q#frag"), "http://", "http://u:p@", 1), Referer: "r", AutoRefer: true, Follow: Follow{Redirects: true, Max: 5}})
	for i, want := range []string{"r", s.url("/one?q"), s.url("/two")} {
		if got := s.requests()[i]; !strings.Contains(got, "\r\nReferer: "+want+"\r\n") {
			t.Errorf("%d: %s", i, got)
		}
	}
}

func TestJarFollowsRedirects(t *testing.T) {
	s := answers(t, strings.Replace(redirectTo(302, "/two"), "Location", "Set-Cookie: a=1; Path=/\r\nSet-Cookie: b=2; Path=/other\r\nLocation", 1), fine)
	do(t, &Request{URL: s.url("/one"), Jar: &Jar{}, Follow: Follow{Redirects: true, Max: 5}})
	if got := s.requests(); strings.Contains(got[0], "Cookie") || !strings.Contains(got[1], "\r\nCookie: a=1\r\n") {
		t.Errorf("%q", got)
	}
}

func TestRedirectCannotRepeatBody(t *testing.T) {
	s := answers(t, redirectTo(307, "/two"), fine)
	res := do(t, &Request{URL: s.url("/one"), Body: &Payload{From: strings.NewReader("x")}, Follow: Follow{Redirects: true, Max: 5}})
	if res.code() != codeRewind || len(s.requests()) != 1 {
		t.Errorf("%v, %q", res.Err, s.requests())
	}
}
