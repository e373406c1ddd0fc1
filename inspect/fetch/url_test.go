package fetch

import "testing"

func TestParseURL(t *testing.T) {
	for raw, want := range map[string]string{
		"http://h":                     "http://h/",
		"HTTP://User@Example.com:80?q": "http://Example.com/?q",
		"https://h:443/a/./b/../c#f":   "https://h/a/c#f",
		"https://h:0443/":              "https://h/",
		"https://h:80":                 "https://h:80/",
		"h/p":                          "http://h/p",
		"h:8080/p":                     "http://h:8080/p",
		"http:////h/p":                 "",
		"http:///h/p":                  "http://h/p",
		"http:/h/p":                    "http://h/p",
		"http://a%41/":                 "http://aA/",
		"http://127.1/":                "http://127.0.0.1/",
		"http://0x7f000001/":           "http://127.0.0.1/",
		"http://2130706433/":           "http://127.0.0.1/",
		"http://1.2.3.4.5/":            "http://1.2.3.4.5/",
		"http://256.1.1.1/":            "http://256.1.1.1/",
		"http://[::1]:8/":              "http://[::1]:8/",
		"http://[fe80::1%25lo]/":       "http://[fe80::1]/",
		"http://bücher.test/ü":         "http://xn--bcher-kva.test/%c3%bc",
		"http://h/a/..":                "http://h/",
		"http://h/../..":               "http://h/",
		"http://h/a/b/.":               "http://h/a/b/",
		"http://h/.a/..b/c.":           "http://h/.a/..b/c.",
		"http://h/a//../b":             "http://h/a/b",
	} {
		u, err := parseURL(raw, false)
		if want == "" {
			if err == nil || err.Code != codeURL {
				t.Errorf("%q: %v", raw, err)
			}
			continue
		}
		if err != nil || u.text != want {
			t.Errorf("%q: %q, want %q, %v", raw, u.text, want, err)
		}
	}
	for raw, code := range map[string]int{
		"": 3, "http://": 3, "http://u@/": 3, "http://a b/": 3, "http://h/\x00": 3, "http://h/\r\nX: y": 3, "http://h:99999/": 3, "http://h:x/": 3, "http://h:-1/": 3,
		"http://[::1/": 3, "http://[::1]x/": 3, "http://[h]/": 3, "http://a%00b/": 3, "http://a%2fb/": 3, "http://a%0d%0ab/": 3, "ftp://h/": 1, "mailto:x": 1, "javascript:alert(1)": 1,
	} {
		if _, err := parseURL(raw, false); err == nil || err.Code != code {
			t.Errorf("%q: %v, want code %d", raw, err, code)
		}
	}
}

func TestBadURLHidesUser(t *testing.T) {
	for raw, want := range map[string]string{
		"http://u:p@/": "http:///", "u:p@h:x/a@b": "h:x/a@b", "http://h:x/?a@b": "http://h:x/?a@b", "": "", "@": "",
	} {
		if res := do(t, &Request{URL: raw}); res.code() != codeURL || res.Err.URL != want {
			t.Errorf("%q: %v %q", raw, res.Err, res.Err.URL)
		}
	}
}

func TestControlBytesAreNotSent(t *testing.T) {
	for _, r := range []Request{{Method: "GET\r\nX: y"}, {Target: "/\r\nX"}, {Method: "\n"}} {
		r.URL = "http://127.0.0.1:1/"
		if res := do(t, &r); res.code() != codeArgument {
			t.Errorf("%+v: %v", r, res.Err)
		}
	}
}

func FuzzParseURL(f *testing.F) {
	for _, seed := range []string{"http://u:p@h:8/a/../b?c#d", "//x", "h:1", "http://[::1]/", "http://127.1", "http://é/%ff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := parseURL(raw, false)
		if err != nil {
			return
		}
		again, err := parseURL(u.text, false)
		if err != nil || again.text != u.text {
			t.Fatalf("%q became %q, then %q: %v", raw, u.text, again.text, err)
		}
	})
}
