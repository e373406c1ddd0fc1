package wire

import "testing"

func TestOrigin(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com":                  "https://example.com",
		"https://example.com/":                 "https://example.com",
		"https://example.com/a?b#c":            "https://example.com",
		"https://example.com?b":                "https://example.com",
		"https://example.com#c":                "https://example.com",
		"HTTPS://EXAMPLE.com/A":                "https://example.com",
		"https://example.com:443/":             "https://example.com",
		"http://example.com:80":                "http://example.com",
		"http://example.com:443/":              "http://example.com:443",
		"https://example.com:80/":              "https://example.com:80",
		"https://example.com:/":                "https://example.com",
		"https://example.com:8443/":            "https://example.com:8443",
		"https://example.com./":                "https://example.com.",
		"https://example.com.:443/":            "https://example.com.",
		"https://me:pw@example.com:443/":       "https://example.com",
		"https://a@b@example.com/":             "https://example.com",
		"https://example.com\\@evil.test/":     "https://example.com",
		"https://example.com/?u=http://x.test": "https://example.com",
		"http://[::1]/":                        "http://[::1]",
		"http://[::1]:80/":                     "http://[::1]",
		"http://[::1]:8080/":                   "http://[::1]:8080",
		"http://[0:0:0:0:0:0:0:1]/":            "http://[::1]",
		"http://[2001:DB8::A]:/":               "http://[2001:db8::a]",
		"http://[fe80::1%25eth0]/":             "http://[fe80::1%25eth0]",
		"http://127.0.0.1:80":                  "http://127.0.0.1",
		"https://Bücher.example/":              "https://xn--bcher-kva.example",
		"https://xn--bcher-kva.example:443/":   "https://xn--bcher-kva.example",
		"https://%zz/a%zz":                     "https://%zz",
		"wss://example.com:443/":               "wss://example.com",
		"ftp://example.com:21/":                "ftp://example.com:21",
		"https:///a":                           "",
		"https://:443/":                        "",
		"https://me@/":                         "",
		"//example.com/":                       "",
		"/a?u=https://example.com/":            "",
		"://example.com":                       "",
		"1a://example.com":                     "",
		"data:text/plain,a":                    "",
		"about:blank":                          "",
		"":                                     "",
	} {
		if got := Origin(address); got != want {
			t.Errorf("%q: %q instead of %q", address, got, want)
		}
		if want != "" && Origin(want) != want {
			t.Errorf("%q is not the origin of itself", want)
		}
	}
}

func TestHost(t *testing.T) {
	for address, want := range map[string]string{
		"https://EXAMPLE.com:8443/a?b": "example.com",
		"http://me:pw@10.0.0.5/":       "10.0.0.5",
		"http://[0::1]:3000/":          "::1",
		"https://bücher.example/":      "xn--bcher-kva.example",
		"/a":                           "",
		"http:///a":                    "",
	} {
		if got := Host(address); got != want {
			t.Errorf("%q: %q instead of %q", address, got, want)
		}
	}
}

func TestSameOrigin(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://example.com/a", "https://EXAMPLE.COM:443/b", true},
		{"https://example.com/", "http://example.com/", false},
		{"https://example.com/", "https://www.example.com/", false},
		{"https://example.com/", "https://example.com:8443/", false},
		{"https://example.com/", "https://example.com./", false},
		{"https://bücher.example/", "https://xn--bcher-kva.example/", true},
		{"http://[::1]:80/", "http://[0::1]/", true},
		{"https://example.com/", "https://example.com.evil.test/", false},
		{"https://example.com/", "https://example.com@evil.test/", false},
		{"https://example.com/", "https://evil.test/https://example.com/", false},
		{"https://example.com/", "https://exam%ple.com/", false},
		{"/a", "/a", false},
		{"", "", false},
	} {
		if got := SameOrigin(c.a, c.b); got != c.want || SameOrigin(c.b, c.a) != got {
			t.Errorf("%q and %q: %t", c.a, c.b, got)
		}
	}
}
