package curl

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"maxage/inspect/fetch"
)

// seen is one request as the server got it.
type seen struct {
	method, target, body string
	header               http.Header
}

// TestAgainstCurl runs the installed curl and compares what a loopback server
// received with what Parse says the request is.
func TestAgainstCurl(t *testing.T) {
	program, err := exec.LookPath("curl")
	if err != nil {
		if os.Getenv("MAXAGE_REQUIRE") == "1" {
			t.Fatal("curl is not installed")
		}
		t.Skip("curl is not installed")
	}
	requests := make(chan seen, 16)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		requests <- seen{r.Method, r.RequestURI, string(body), r.Header}
	}))
	defer server.Close()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"crlf.txt": "a\r\nb", "h.txt": "X-A: 1\r\nX-B: 2\n\nX-C;\n", "page.HTML": "<p>", "x.bin": "\x00\x01",
		"cfg": "-d \"a\\tb\"\ndata = c # comment\nheader: \"X-K: v\"\n", "part.h": "X-P: 1\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := testEnv()
	env.ReadFile = func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) }
	for _, args := range []string{
		"URL", "-XPOST URL/a", "-I URL", "-I -X GET URL", "-d=x URL", "-da -d b --data-raw @c URL", "-d @crlf.txt URL",
		"--data-binary @crlf.txt URL", "-d '' URL", "--data-urlencode a_b --data-urlencode =é~.-! --data-urlencode n=x_y URL",
		"--data-urlencode @h.txt --data-urlencode n@h.txt URL", "-G -d a=1 -d b=2 URL/?x=1", "-G -d a URL", "-G -I -d a URL",
		"-G -d a URL/p?", "-G -d a URL/p#f", "--url-query b=é --url-query +c=d URL/?a", "--json {\"a\": --json 1} URL",
		"--json 1 -H content-TYPE:_a/b -d 2 URL", "-H A:b -H E: -H F; -H Z;q -H :x -H Accept: URL", "-H @h.txt URL",
		"-b a=b -b c=d URL", "-u a:b URL", "-A me -e there;auto URL", "-A '' URL", "--oauth2-bearer tok -u a:b URL", "-r 5 URL",
		"-r 1-2,5- URL", "-z 20200101 URL", "-z -20200101 URL", "--compressed URL", "-T crlf.txt URL/d/", "-T crlf.txt URL/d",
		"-T crlf.txt URL/d/?q", "-T x.bin -X POST URL", "-F a=b -F c=d;type=text/x URL", "-F f=@crlf.txt -F g=@page.HTML -F h=@x.bin URL",
		"-F f=@crlf.txt,x.bin URL", "-F i=<crlf.txt -F j=<page.HTML URL", "-F q\"n=v URL", "-F a=\"x\\\"y\\\\z\"_;_type=text/plain URL",
		"-F f=@x.bin;filename=\"q\\\"x;y\";type=a/b;_c=d;headers=\"X-A:_b\" URL", "-F f=@x.bin;headers=@part.h URL",
		"-F a=b;filename=c.png URL", "--form-string a=@x;type=y URL", "-F =b URL", "-F a=b;foo=bar URL", "--form-escape -F a\"\\=b URL",
		"-F =(;type=multipart/alternative -F =plain -F =<page.HTML -F =) -F x=y URL", "-F a=_b_ URL", "-F a=\"unclosed URL",
		"-F a=b -H content-type:_multipart/form-data URL", "-F a=b -H content-type:_x/y;_z=1 URL", "-K cfg URL",
		"URL/a/../b/é", "URL/{x}", "URL/\\[1\\]", "-g URL/[1]", "--path-as-is URL/a/../b", "--request-target /t URL/p", "-X PUT -d x URL",
	} {
		args = strings.ReplaceAll(args, "URL", server.URL)
		argv := split(args)
		c := exec.Command(program, append([]string{"-sq", "-m", "10"}, argv...)...)
		c.Dir, c.Env = dir, []string{"HOME=" + dir}
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("curl %s: %v %s", args, err, out)
			continue
		}
		real := <-requests
		cmd, err := Parse(argv, env, nil)
		if err != nil {
			t.Errorf("%s: %v", args, err)
			continue
		}
		compare(t, args, real, &transfers(cmd)[0], dir)
	}
}

var boundaries = regexp.MustCompile(`-{24}[0-9A-Za-z]{16,22}`)

// compare checks the parts of a request that the arguments decide.
func compare(t *testing.T, args string, real seen, got *Transfer, dir string) {
	t.Helper()
	r := &got.Request
	check := func(what, got, want string) {
		t.Helper()
		got, want = boundaries.ReplaceAllString(got, "BOUNDARY"), boundaries.ReplaceAllString(want, "BOUNDARY")
		if got != want {
			t.Errorf("%s: %s is\n%q, curl sent\n%q", args, what, got, want)
		}
	}
	if got.Err != nil {
		t.Errorf("%s: %v", args, got.Err)
		return
	}
	check("method", r.MethodSent(), real.method)
	// Dot segments are removed when the request is sent, not when it is read.
	if !strings.Contains(r.URL, "/../") && r.Target == "" {
		path, _, _ := strings.Cut(r.URL[len("http://"):], "#")
		if _, path = splitHost(path); path == "" || path[0] == '?' {
			path = "/" + path
		}
		check("target", path, real.target)
	}
	body, contentType := "", ""
	if r.Body != nil {
		body, contentType = string(r.Body.Data), r.Body.ContentType
		if r.Body.File != "" {
			data, _ := os.ReadFile(filepath.Join(dir, r.Body.File))
			body = string(data)
		}
	}
	check("body", body, real.body)
	sent := map[string]string{"User-Agent": real.header.Get("User-Agent"), "Accept": "*/*", "Content-Type": contentType,
		"Cookie": r.Cookie, "Referer": r.Referer}
	if r.UserAgent != "maxage/1" {
		sent["User-Agent"] = r.UserAgent
	}
	if r.Range != "" {
		sent["Range"] = "bytes=" + r.Range
	}
	if name, value, ok := strings.Cut(r.TimeCond, ": "); ok {
		sent[name] = value
	}
	for _, h := range r.Header {
		sent[http.CanonicalHeaderKey(h.Name)] = h.Value
	}
	for _, name := range []string{"User-Agent", "Accept", "Content-Type", "Cookie", "Referer", "Range", "If-Modified-Since",
		"If-Unmodified-Since", "A", "E", "F", "Z", "X-A", "X-B", "X-C", "X-K"} {
		check(name, sent[name], real.header.Get(name))
	}
	if want := fetchAuth(r); want != "" {
		check("Authorization", want, real.header.Get("Authorization"))
	}
}

// fetchAuth is the Authorization that the credentials stand for.
func fetchAuth(r *fetch.Request) string {
	if r.Bearer != "" {
		return "Bearer " + r.Bearer
	}
	if r.User == "" {
		return ""
	}
	name, password, _ := strings.Cut(r.User, ":")
	h := http.Request{Header: http.Header{}}
	h.SetBasicAuth(name, password)
	return h.Header.Get("Authorization")
}

// TestWriteOutAgainstCurl compares the text around variables with curl's, and
// that each variable of this curl is known here.
func TestWriteOutAgainstCurl(t *testing.T) {
	program, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("curl is not installed")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["X-Two"] = []string{"a", "b\"<"}
		w.Header()["Date"] = nil
	}))
	server.Listener = listener
	server.Start()
	defer server.Close()
	f := sampleFacts(server.URL)
	f.Downloaded = 0
	for _, format := range []string{
		"%{http_code}|%{response_code}|%{http_connect}|%{http_version}|%{num_headers}|%{method}|%{urlnum}",
		"a%%b%c%\\n\\t\\r\\q\\\\%{", "%header{x-two}|%header{none}|%header{", "%{header_json}", "%{url}|%{url_effective}|%{exitcode}",
		"%{num_redirects}%{onerror}never", "%{size_download}|%{content_type}|%{errormsg}|%{redirect_url}|%{referer}", "trailing\\", "trailing%",
		"%{nope}x%{stdout}y",
	} {
		out, err := exec.Command(program, "-sq", "-w", format, server.URL).Output()
		if err != nil {
			t.Fatal(err)
		}
		var got, errs strings.Builder
		if err := WriteOut(format, f, &got, &errs); err != nil {
			t.Fatal(err)
		}
		if got.String() != string(out) {
			t.Errorf("%q:\n got %q\nwant %q", format, got.String(), out)
		}
	}
}
