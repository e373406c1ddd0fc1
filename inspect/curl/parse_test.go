package curl

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"time"

	"maxage/inspect/fetch"
)

// files is what ReadFile finds in these tests.
var files = map[string]string{
	"-":          "stdin\ndata",
	"crlf.txt":   "a\r\nb\x00c",
	"h.txt":      "X-A: 1\r\nX-B: 2\n\nX-C;\n",
	"etag":       "\"abc\"\n",
	"fmt":        "%{http_code}\n",
	"urls":       "http://a/x\n\n# no\nhttp://b/{y}\n",
	"netrc":      "machine a.test login me password \"s3 \\\"x\"\nmacdef m\nmachine h login no password no\n\nmachine h login you password p\ndefault login d password e\n",
	"loop":       "-K loop\n",
	"dir/p.html": "<p>",
}

func testEnv(vars ...string) Env {
	return Env{
		ReadFile: func(name string) ([]byte, error) {
			if text, ok := files[name]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		},
		ModTime: func(name string) (time.Time, error) {
			if _, ok := files[name]; ok {
				return time.Unix(784111777, 0), nil
			}
			return time.Time{}, fs.ErrNotExist
		},
		Getenv: func(name string) string {
			for _, v := range vars {
				if n, value, _ := strings.Cut(v, "="); n == name {
					return value
				}
			}
			return ""
		},
		Rand:      bytes.NewReader(bytes.Repeat([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 40)),
		Stdin:     strings.NewReader("stdin"),
		UserAgent: "maxage/1",
	}
}

var ownFlags = []Own{
	{Name: "format", Value: true}, {Name: "brief", Short: 'y'}, {Name: "rate", Value: true, Override: true}, {Name: "data"},
}

// TestParse checks one or a few fields of the only transfer; fields not
// named must be those of a plain GET.
func TestParse(t *testing.T) {
	const form = "application/x-www-form-urlencoded"
	body := func(data string) func(*Transfer) {
		return func(t *Transfer) {
			t.Request.Body = &fetch.Payload{Data: append([]byte(nil), data...), ContentType: form}
		}
	}
	url := func(u string) func(*Transfer) { return func(t *Transfer) { t.Request.URL = u } }
	header := func(h ...fetch.Header) func(*Transfer) { return func(t *Transfer) { t.Request.Header = h } }
	r := func(f func(*fetch.Request)) func(*Transfer) { return func(t *Transfer) { f(&t.Request) } }
	json := []fetch.Header{{Name: "Content-Type", Value: "application/json"}, {Name: "Accept", Value: "application/json"}}
	for _, c := range []struct {
		args string // split at blanks; "_" stands for a blank, "''" for an empty argument
		want func(*Transfer)
	}{
		{"http://h/", url("http://h/")},
		{"-XPOST http://h/", r(func(r *fetch.Request) { r.Method = "POST" })},
		{"--request=PUT http://h/", r(func(r *fetch.Request) { r.Method = "PUT" })},
		{"-X GET http://h/", r(func(r *fetch.Request) { r.Method = "GET" })},
		{"-I http://h/", func(t *Transfer) { t.Request.Head, t.ShowHeaders = true, true }},
		{"-I -XGET http://h/", func(t *Transfer) { t.Request.Head, t.ShowHeaders, t.Request.Method = true, true, "GET" }},
		{"-I --no-head -d x http://h/", body("x")},
		{"-X HEAD http://h/", r(func(r *fetch.Request) { r.Head = true })},
		{"-d=x http://h/", body("=x")},
		{"--data=x http://h/", body("x")},
		{"-da -db http://h/", body("a&b")},
		{"-d a --data-urlencode b_c --data-raw @d --data-binary e http://h/", body("a&b+c&@d&e")},
		{"-d @crlf.txt http://h/", body("abc")},
		{"-d @- http://h/", body("stdindata")},
		{"--data-binary @crlf.txt http://h/", body("a\r\nb\x00c")},
		{"--data-ascii @crlf.txt http://h/", body("abc")},
		{"-d '' http://h/", body("")},
		{"--data-urlencode =é~_ http://h/", body("%C3%A9~_")},
		{"--data-urlencode a=b=c http://h/", body("a=b%3Dc")},
		{"--data-urlencode n@crlf.txt http://h/", body("n=a%0D%0Ab%00c")},
		{"--data-urlencode @crlf.txt http://h/", body("a%0D%0Ab%00c")},
		{"-d x -H content-type:t http://h/", func(t *Transfer) {
			t.Request.Body = &fetch.Payload{Data: []byte("x")}
			t.Request.Header = []fetch.Header{{Name: "content-type", Value: "t", Line: "content-type:t"}}
		}},
		{"--json {\"a\": --json 1} http://h/", func(t *Transfer) {
			t.Request.Body = &fetch.Payload{Data: []byte(`{"a":1}`)}
			t.Request.Header = json
		}},
		{"--json @crlf.txt http://h/", func(t *Transfer) {
			t.Request.Body = &fetch.Payload{Data: []byte("a\r\nb\x00c")}
			t.Request.Header = json
		}},
		{"--json 1 -H accept:x http://h/", func(t *Transfer) {
			t.Request.Body = &fetch.Payload{Data: []byte("1")}
			t.Request.Header = []fetch.Header{{Name: "accept", Value: "x", Line: "accept:x"}, json[0]}
		}},
		{"-G -d a=1 -d b http://h/?x#f", url("http://h/?x&a=1&b#f")},
		{"-G -d a=1 --url-query b=é --url-query +c[] http://h", url("http://h/?a=1&b=%c3%a9&c[]")},
		{"-G -I -d a http://h/", func(t *Transfer) { t.Request.URL, t.Request.Head, t.ShowHeaders = "http://h/?a", true, true }},
		{"-H A:_b -H E: -H F; http://h/", header(fetch.Header{Name: "A", Value: "b", Line: "A: b"},
			fetch.Header{Name: "E", Remove: true, Line: "E:"}, fetch.Header{Name: "F"})},
		{"-H @h.txt http://h/", header(fetch.Header{Name: "X-A", Value: "1", Line: "X-A: 1"},
			fetch.Header{Name: "X-B", Value: "2", Line: "X-B: 2"}, fetch.Header{Name: "X-C"})},
		{"-b a=b -b c=d http://h/", r(func(r *fetch.Request) { r.Cookie = "a=b;c=d" })},
		{"-kb x=y http://h/", r(func(r *fetch.Request) { r.Cookie, r.Insecure = "x=y", true })},
		{"-b jar -b '' -c out http://h/", func(t *Transfer) {
			t.CookieFiles, t.CookieJar = []string{"jar", ""}, "out"
		}},
		{"-u a:b -A me -e r;auto http://h/", r(func(r *fetch.Request) { r.User, r.UserAgent, r.Referer, r.AutoRefer = "a:b", "me", "r", true })},
		{"-A '' -e r http://h/", r(func(r *fetch.Request) { r.UserAgent, r.Referer = "", "r" })},
		{"--oauth2-bearer tok http://h/", r(func(r *fetch.Request) { r.Bearer = "tok" })},
		{"-L --max-redirs -1 --post301 --post303 http://h/", r(func(r *fetch.Request) {
			r.Follow = fetch.Follow{Redirects: true, Max: -1, Keep301: true, Keep303: true}
		})},
		{"-L --no-location http://h/", nil},
		{"--location-trusted http://h/", r(func(r *fetch.Request) { r.Follow.Redirects, r.Follow.Trusted = true, true })},
		{"--follow http://h/", r(func(r *fetch.Request) { r.Follow.Redirects, r.Follow.ResetMethod = true, true })},
		{"--proto =https https://h/", func(t *Transfer) { t.Request.URL, t.Request.Follow.HTTPSOnly = "https://h/", true }},
		{"--proto =http,https http://h/", nil},
		{"--proto-redir -all,https http://h/", r(func(r *fetch.Request) { r.Follow.HTTPSOnly = true })},
		{"--compressed -0 --http1.1 http://h/", r(func(r *fetch.Request) { r.Compressed, r.Version = true, fetch.HTTP11 })},
		{"--http2-prior-knowledge --http0.9 http://h/", r(func(r *fetch.Request) { r.Version, r.HTTP09 = fetch.HTTP2Prior, true })},
		{"-m10 --connect-timeout 1.5 http://h/", r(func(r *fetch.Request) { r.MaxTime, r.ConnectTimeout = 10*time.Second, 1500*time.Millisecond })},
		{"-k --cacert c --capath d -E e:f --key g http://h/", r(func(r *fetch.Request) {
			r.Insecure, r.CACert, r.CAPath, r.Cert, r.Key = true, "c", "d", "e:f", "g"
		})},
		{"-E e --pass p --cert-type pem http://h/", r(func(r *fetch.Request) { r.Cert = "e:p" })},
		{"--tlsv1.2 --tls-max 1.3 http://h/", r(func(r *fetch.Request) { r.TLSMin, r.TLSMax = tls.VersionTLS12, tls.VersionTLS13 })},
		{"-4 --interface lo --path-as-is --request-target * http://h/", r(func(r *fetch.Request) {
			r.IPVersion, r.Interface, r.PathAsIs, r.Target = 4, "lo", true, "*"
		})},
		{"--resolve +h:80:127.0.0.1,[::1] http://h/", r(func(r *fetch.Request) {
			r.Resolve = []fetch.Resolve{{Host: "h", Port: "80", Addrs: []string{"127.0.0.1", "::1"}}}
		})},
		{"--resolve h:80:127.0.0.1 --resolve h:80:127.0.0.2 --resolve [::1]:1:::2 http://h/", r(func(r *fetch.Request) {
			r.Resolve = []fetch.Resolve{{Host: "h", Port: "80", Addrs: []string{"127.0.0.2"}}, {Host: "::1", Port: "1", Addrs: []string{"::2"}}}
		})},
		{"--resolve h:80:127.0.0.1 --resolve -H:80 http://h/", nil},
		{"--resolve *:443:::1 http://h/", r(func(r *fetch.Request) {
			r.Resolve = []fetch.Resolve{{Host: "*", Port: "443", Addrs: []string{"::1"}}}
		})},
		{"--connect-to ::o:8080 --connect-to [::1]:1:[::2]: http://h/", r(func(r *fetch.Request) {
			r.ConnectTo = []fetch.ConnectTo{{ToHost: "o", ToPort: "8080"}, {Host: "::1", Port: "1", ToHost: "::2"}}
		})},
		{"--unix-socket /s http://h/", r(func(r *fetch.Request) { r.UnixSocket = "/s" })},
		{"--abstract-unix-socket s http://h/", r(func(r *fetch.Request) { r.UnixSocket = "@s" })},
		{"-x p:1 -U a:b --noproxy x,y http://h/", r(func(r *fetch.Request) { r.Proxy, r.ProxyUser, r.NoProxy = "http://p:1", "a:b", "x,y" })},
		{"--socks5-hostname p:1 http://h/", r(func(r *fetch.Request) { r.Proxy = "socks5h://p:1" })},
		{"-r 5 http://h/", r(func(r *fetch.Request) { r.Range = "5-" })},
		{"--retry 3 --retry-delay 2 --retry-max-time 9 --retry-all-errors --retry-connrefused http://h/", r(func(r *fetch.Request) {
			r.Retry = fetch.Retry{Count: 3, Delay: 2 * time.Second, MaxTime: 9 * time.Second, AllErrors: true, ConnRefused: true}
		})},
		{"-z 2020-01-01 http://h/", r(func(r *fetch.Request) { r.TimeCond = "If-Modified-Since: Wed, 01 Jan 2020 00:00:00 GMT" })},
		{"-z -Sun,_06_Nov_1994_08:49:37_GMT http://h/", r(func(r *fetch.Request) { r.TimeCond = "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT" })},
		{"-z etag http://h/", r(func(r *fetch.Request) { r.TimeCond = "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT" })},
		{"--etag-compare etag --etag-save s http://h/", func(t *Transfer) {
			t.EtagSave, t.Request.Header = "s", []fetch.Header{{Name: "If-None-Match", Value: `"abc"`}}
		}},
		{"--etag-compare none http://h/", header(fetch.Header{Name: "If-None-Match", Value: `""`})},
		{"-f http://h/", func(t *Transfer) { t.Fail, t.Request.Fail = true, true }},
		{"-f --fail-with-body http://h/", func(t *Transfer) { t.Fail, t.FailWithBody = true, true }},
		{"-o- -D - -i http://h/", func(t *Transfer) { t.Output, t.DumpHeader, t.ShowHeaders = "-", "-", true }},
		{"-o a/b --create-dirs --output-dir d http://h/", func(t *Transfer) { t.Output, t.CreateDirs = "d/a/b", true }},
		{"-O http://h/p/f.html?x=/y", func(t *Transfer) { t.Output, t.RemoteName, t.Request.URL = "f.html", true, "http://h/p/f.html?x=/y" }},
		{"--remote-name-all http://h/", func(t *Transfer) { t.Output, t.RemoteName = "curl_response", true }},
		{"--out-null -w @fmt --max-filesize 2k http://h/", func(t *Transfer) { t.WriteOut, t.MaxFileSize = "%{http_code}", 2048 }},
		{"-T dir/up.txt http://h/d/", func(t *Transfer) {
			t.Request.URL, t.Request.Body = "http://h/d/up.txt", &fetch.Payload{File: "dir/up.txt", Upload: true}
		}},
		{"-T up.txt http://h/d/?q", func(t *Transfer) {
			t.Request.URL, t.Request.Body = "http://h/d/up.txt?q", &fetch.Payload{File: "up.txt", Upload: true}
		}},
		{"--netrc-file netrc http://h/", r(func(r *fetch.Request) { r.User = "you:p" })},
		{"--netrc-file netrc -u x:y http://h/", r(func(r *fetch.Request) { r.User = "x:y" })},
		{"--netrc-file netrc --netrc-optional http://q@other/", func(t *Transfer) { t.Request.URL = "http://q@other/" }},
		{"--netrc-file netrc http://other/", func(t *Transfer) { t.Request.URL, t.Request.User = "http://other/", "d:e" }},
		{"--netrc-file netrc http://A.test:81/", func(t *Transfer) { t.Request.URL, t.Request.User = "http://A.test:81/", `me:s3 "x` }},
		{"h", url("http://h")},
		{"h:8080/a", url("http://h:8080/a")},
		{"--proto-default https h/é", url("https://h/%c3%a9")},
		{"HTTPS:/h/?a", url("https://h/?a")},
		{"-g http://h/[1-2]{a}", url("http://h/[1-2]{a}")},
		{`http://h/\[1\]\{a\}`, url("http://h/[1]{a}")},
		{"http://[::1]:80/", url("http://[::1]:80/")},
		{"-- http://h/", nil},
		{"-sS -N -# -q --no-buffer --no-keepalive --styled-output --no-ntlm -2 http://h/", nil},
		{"curl http://h/", nil},
		{`C:\x\curl.EXE http://h/`, nil},
	} {
		argv := split(c.args)
		cmd, err := Parse(argv, testEnv(), ownFlags[:3])
		if err != nil {
			t.Errorf("%s: %v", c.args, err)
			continue
		}
		if len(transfers(cmd)) != 1 {
			t.Errorf("%s: %d transfers", c.args, len(transfers(cmd)))
			continue
		}
		got := transfers(cmd)[0]
		want := Transfer{Source: got.Source}
		want.Request = fetch.Request{URL: "http://h/", UserAgent: "maxage/1", Follow: fetch.Follow{Max: 50}}
		if c.want != nil {
			c.want(&want)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v body %+v\nwant %+v body %+v", c.args, got, got.Request.Body, want, want.Request.Body)
		}
	}
}

func split(line string) []string {
	argv := strings.Fields(line)
	for i, a := range argv {
		if a == "''" {
			argv[i] = ""
		} else if !strings.Contains(a, "~") {
			argv[i] = strings.ReplaceAll(a, "_", " ")
		}
	}
	return argv
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		args, want, hint string
		code             int
	}{
		{"", "no URL given", "name one", 2},
		{"-s", "no URL given", "", 2},
		{"--insec http://h", "unknown option --insec", "did you mean --insecure?", 2},
		{"--formt json http://h", "unknown option --formt", "did you mean --format?", 2},
		{"--quite http://h", "unknown option --quite", "", 2},
		{"-s% http://h", "unknown option -% in -s%", "", 2},
		{"-location http://h", "unknown option -l in -location", "did you mean --location?", 2},
		{"-", "option - is unknown", "", 2},
		{"-d", "option -d requires a parameter", "", 2},
		{"-sd", "option -d requires a parameter", "", 2},
		{"--data", "option --data requires a parameter", "", 2},
		{"-m abc http://h", `option -m: "abc" is not a number of seconds`, "", 2},
		{"-m inf http://h", `option -m: "inf" is not a number of seconds`, "", 2},
		{"-m -1 http://h", `option -m: "-1" is not a number of seconds`, "", 2},
		{"--retry x http://h", `option --retry: "x" is not a proper number`, "", 2},
		{"--max-redirs -2 http://h", `"-2" is not a proper number`, "", 2},
		{"--no-http2 http://h", "option --no-http2: --no- works only", "", 2},
		{"--silent=x http://h", "option --silent takes no value", "", 2},
		{"--ntlm http://h", "curl option --ntlm is not supported: only Basic and Bearer", "use -u with Basic", 2},
		{"--http3 http://h", "not built with HTTP/3", "", 2},
		{"--no-alpn http://h", "curl option --no-alpn is not supported", "use --http1.1", 2},
		{"-J http://h", "curl option -J is not supported", "-o", 2},
		{"--expand-url x", "curl option --expand-url is not supported", "", 2},
		{"-d a -I http://h", "only one HTTP request method", "", 2},
		{"-d a -F b=c http://h", "only one HTTP request method", "", 2},
		{"-T f -F b=c http://h", "only one HTTP request method", "", 2},
		{"-d @none http://h", "cannot read none", "", 26},
		{"-K none", "cannot read none", "", 26},
		{"-F nothing http://h", `"nothing" is not NAME=VALUE`, "NAME=@FILE", 2},
		{"-F a=b;type=nonsense http://h", "not a media type", "", 2},
		{"--resolve a:b http://h", `"a:b" does not begin with HOST:PORT`, "", 49},
		{"--resolve a:1:q http://h", "where an IP address belongs", "", 49},
		{"--connect-to a:b http://h", "is not HOST1:PORT1:HOST2:PORT2", "", 2},
		{strings.Repeat("-F =( ", 50) + "http://h", "nested more than 30 deep", "", 2},
		{"--tls-max 9 http://h", "is not a TLS version", "", 2},
		{"--tlsv1.3 --tls-max 1.2 http://h", "below the lowest", "", 2},
		{"--proto =http http://h", "leaves out https", "", 2},
		{"--cert-type P12 http://h", "only PEM files", "", 2},
		{"-u name http://h", "has no password", "USER:", 2},
		{"-o '' http://h", "option -o needs a value that is not empty", "", 2},
		{"''", "an empty argument is not a URL", "", 2},
		{"-X a_b http://h", "contains white space", "", 2},
		{"--next http://h", "no URL before --next", "", 2},
		{"http://h --next -s", "no URL given", "", 2},
		{"-w %output{x} http://h", "%output{} in -w is not supported", "", 2},
		{"-K loop http://h", "more than 5 deep", "", 2},
		{"--max-filesize 1x http://h", "is not a size", "", 2},
	} {
		_, err := Parse(split(c.args), testEnv(), ownFlags)
		var e *Error
		switch {
		case !errors.As(err, &e):
			t.Errorf("%s: error is %v", c.args, err)
		case e.Code != c.code || !strings.Contains(e.Message, c.want) || !strings.Contains(e.Hint, c.hint):
			t.Errorf("%s: got %d %q hint %q; want %d %q hint %q", c.args, e.Code, e.Message, e.Hint, c.code, c.want, c.hint)
		}
	}
	if _, err := Parse(nil, Env{}, nil); !errors.Is(err, ErrNoURL) {
		t.Errorf("no arguments: %v", err)
	}
}

// TestBadURLs checks that what is wrong with one URL leaves the others alone.
func TestBadURLs(t *testing.T) {
	for url, want := range map[string]string{
		"ftp://h/":                "the scheme ftp is not supported",
		"ftp.example.com":         "the scheme ftp is not supported",
		"http://":                 "has no host",
		"http://u@/":              "has no host",
		"http://h:99999/":         "bad port",
		"http://[::1/":            "bad range",
		"http://h/a b":            "space or control character at position 11",
		"http://h/\x01":           "control character",
		"http://h/[5-1]":          `bad range at position 14 of the URL "http://h/[5-1]"`,
		"http://h/{a":             "unmatched brace",
		"http://h/{}":             "empty string within braces",
		"http://h/{a,[b]}":        "nested brace",
		"http://h/a]":             "unmatched close brace",
		"http://h/[x]":            "bad range",
		"http://h/[1-9:0]":        "bad range",
		"http://h/[1-9999999]":    "more than 100000 URLs",
		"http://h/[1-400][1-400]": "more than 100000 URLs",
		"http://h/[0-9223372036854775807:9223372036854775806]": "bad range",
	} {
		cmd, err := Parse([]string{url, "http://ok/"}, testEnv(), nil)
		if err != nil || len(transfers(cmd)) != 2 {
			t.Errorf("%s: %v", url, err)
			continue
		}
		bad, good := transfers(cmd)[0], transfers(cmd)[1]
		var e *Error
		if !errors.As(bad.Err, &e) || e.Code != 3 || !strings.Contains(e.Message, want) {
			t.Errorf("%s: %v, want %q", url, bad.Err, want)
		}
		if good.Err != nil || good.Request.URL != "http://ok/" || good.Number != 1 {
			t.Errorf("%s: the other URL became %+v", url, good)
		}
	}
}
