package report

import (
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"maxage/inspect/rules"
)

func TestSnippets(t *testing.T) {
	for _, test := range []struct {
		send                               string
		nginx, apache, caddy, varnish, gos string
	}{
		{
			"Cache-Control: private, no-cache",
			"proxy_hide_header Cache-Control; # or fastcgi_hide_header\nadd_header Cache-Control \"private, no-cache\" always;",
			"Header onsuccess unset Cache-Control\nHeader always set Cache-Control \"private, no-cache\"",
			`header >Cache-Control "private, no-cache"`,
			"# in vcl_backend_response\nset beresp.http.Cache-Control = \"private, no-cache\";\nset beresp.uncacheable = true;\nset beresp.ttl = 120s;",
			`w.Header().Set("Cache-Control", "private, no-cache")`,
		},
		{
			// A lifetime is not for error pages.
			"Cache-Control: max-age=60, s-maxage=3600, stale-while-revalidate=600\n-Set-Cookie",
			"proxy_hide_header Cache-Control; # or fastcgi_hide_header\nproxy_hide_header Set-Cookie;\n" +
				`add_header Cache-Control "max-age=60, s-maxage=3600, stale-while-revalidate=600";`,
			"Header always unset Cache-Control \"expr=%{REQUEST_STATUS} -lt 400\"\n" +
				"Header onsuccess set Cache-Control \\\n    \"max-age=60, s-maxage=3600, stale-while-revalidate=600\" \\\n    \"expr=%{REQUEST_STATUS} -lt 400\"\n" +
				"Header onsuccess unset Set-Cookie\nHeader always unset Set-Cookie",
			"header {\n    match status 2xx 3xx\n    >Cache-Control \"max-age=60, s-maxage=3600, stale-while-revalidate=600\"\n}\nheader -Set-Cookie",
			"# in vcl_backend_response\nif (beresp.status < 400) {\n    set beresp.http.Cache-Control =\n        \"max-age=60, s-maxage=3600, stale-while-revalidate=600\";\n" +
				"    set beresp.ttl = 3600s;\n    set beresp.grace = 600s;\n}\nunset beresp.http.Set-Cookie;",
			"w.Header().Set(\"Cache-Control\",\n    \"max-age=60, s-maxage=3600, stale-while-revalidate=600\")\nw.Header().Del(\"Set-Cookie\")",
		},
		{
			// Nor is it Varnish's own when another field says it.
			"CDN-Cache-Control: max-age=60",
			"proxy_hide_header CDN-Cache-Control; # or fastcgi_hide_header\nadd_header CDN-Cache-Control \"max-age=60\";",
			"Header always unset CDN-Cache-Control \"expr=%{REQUEST_STATUS} -lt 400\"\nHeader onsuccess set CDN-Cache-Control \"max-age=60\" \\\n    \"expr=%{REQUEST_STATUS} -lt 400\"",
			"header {\n    match status 2xx 3xx\n    >CDN-Cache-Control \"max-age=60\"\n}",
			"# in vcl_backend_response\nif (beresp.status < 400) {\n    set beresp.http.CDN-Cache-Control = \"max-age=60\";\n}",
			`w.Header().Set("CDN-Cache-Control", "max-age=60")`,
		},
		{
			"Vary: Origin",
			`add_header Vary "Origin" always;`,
			`Header always merge Vary "Origin"`,
			`header +Vary "Origin"`,
			"# in vcl_backend_response\nif (beresp.http.Vary) {\n    set beresp.http.Vary = beresp.http.Vary + \", Origin\";\n} else {\n    set beresp.http.Vary = \"Origin\";\n}",
			`w.Header().Add("Vary", "Origin")`,
		},
		{
			// A list that loses members is written anew.
			"-Vary\nVary: Origin",
			"proxy_hide_header Vary; # or fastcgi_hide_header\nadd_header Vary \"Origin\" always;",
			"Header onsuccess unset Vary\nHeader always set Vary \"Origin\"",
			`header >Vary "Origin"`,
			"# in vcl_backend_response\nset beresp.http.Vary = \"Origin\";",
			`w.Header().Set("Vary", "Origin")`,
		},
		{
			// Signs that mean something in a configuration.
			`Clear-Site-Data: "cache"` + "\nLink: </a%20b>; rel=preload",
			"proxy_hide_header Clear-Site-Data; # or fastcgi_hide_header\nadd_header Clear-Site-Data \"\\\"cache\\\"\" always;\nadd_header Link \"</a%20b>; rel=preload\" always;",
			"Header onsuccess unset Clear-Site-Data\nHeader always set Clear-Site-Data \"\\\"cache\\\"\"\nHeader always merge Link \"</a%%20b>; rel=preload\"",
			"header >Clear-Site-Data \"\\\"cache\\\"\"\nheader +Link \"</a%20b>; rel=preload\"",
			"# in vcl_backend_response\nset beresp.http.Clear-Site-Data = {\"\"cache\"\"};\n" +
				"if (beresp.http.Link) {\n    set beresp.http.Link = beresp.http.Link + \", </a%20b>; rel=preload\";\n} else {\n    set beresp.http.Link = \"</a%20b>; rel=preload\";\n}",
			"w.Header().Set(\"Clear-Site-Data\", \"\\\"cache\\\"\")\nw.Header().Add(\"Link\", \"</a%20b>; rel=preload\")",
		},
		{send: `ETag: "of-this-version"`}, // no configuration can know it
		{},
	} {
		want := []snippet{{"nginx", test.nginx}, {"Apache", test.apache}, {"Caddy", test.caddy}, {"Varnish", test.varnish}, {"Go", test.gos}}
		if test.nginx == "" {
			want = nil
		}
		if diff := cmp.Diff(want, snippets(&rules.Rule{Send: test.send}), cmp.AllowUnexported(snippet{})); diff != "" {
			t.Errorf("%q:\n%s", test.send, diff)
		}
	}
}

// A rule's own words for a server replace what follows from its lines.
func TestSnippetsOfConfig(t *testing.T) {
	r := &rules.Rule{Send: "Vary: Accept-Encoding", Config: rules.Config{Nginx: "\ngzip_vary on;\n"}}
	if list := snippets(r); len(list) != 5 || list[0].code != "gzip_vary on;" || list[1].code != `Header always merge Vary "Accept-Encoding"` {
		t.Errorf("%q", list)
	}
	r.Send = ""
	if list := snippets(r); len(list) != 1 {
		t.Errorf("%q", list)
	}
}

func TestVarnishKeeps(t *testing.T) {
	for value, want := range map[string]string{
		"public":                         "",
		"max-age=60":                     "set beresp.ttl = 60s;",
		"max-age=0, s-maxage=60":         "set beresp.ttl = 60s;",
		"max-age=60, private=Set-Cookie": "set beresp.ttl = 60s;",
		"no-store":                       "set beresp.uncacheable = true; set beresp.ttl = 120s;",
		"max-age=60, private":            "set beresp.uncacheable = true; set beresp.ttl = 120s;",
	} {
		if got := strings.Join(varnishKeeps(change{name: "Cache-Control", value: value}), " "); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}

// taughtRules are what servers are asked to understand: every rule's snippets,
// and lines that are hard to write down.
func taughtRules() []*rules.Rule {
	hard := &rules.Rule{ID: "hard", Send: "Cache-Control: max-age=60, s-maxage=5, stale-while-revalidate=9\n-Set-Cookie\nVary: Origin\nClear-Site-Data: \"cache\"\nLink: </a%20b>; rel=\"preload\""}
	private := &rules.Rule{ID: "private", Send: "Cache-Control: private, no-store\nVary: Cookie, Accept"}
	return append([]*rules.Rule{hard, private}, rules.All...)
}

// codeFor returns the code of one server, each wrapped: %d is its rule's number
// and %s the code.
func codeFor(server string, wrap func(code string) string) string {
	var b strings.Builder
	for i, r := range taughtRules() {
		for _, s := range snippets(r) {
			if s.server == server {
				b.WriteString(strings.NewReplacer("%d", strconv.Itoa(i), "%s", s.code).Replace(wrap(s.code)) + "\n")
			}
		}
	}
	return b.String()
}

// understands has a server read a configuration.
func understands(t *testing.T, program, file, config string, args ...string) {
	path, err := exec.LookPath(program)
	if err != nil {
		path, err = exec.LookPath("/usr/sbin/" + program)
	}
	switch {
	case err != nil && os.Getenv("MAXAGE_LIVE") != "":
		t.Fatal(err)
	case err != nil || testing.Short():
		t.Skip("asks the real program")
	}
	dir, err := os.MkdirTemp("", "understands")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil { // varnishd reads as a user of its own
		t.Fatal(err)
	}
	config = strings.ReplaceAll(config, "DIR", dir)
	if err := os.WriteFile(filepath.Join(dir, file), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "DIR", dir)
	}
	c := exec.Command(path, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.2000s\n%s", err, out, config)
	}
}

func TestNginxUnderstands(t *testing.T) {
	wrap := func(code string) string {
		switch first, _, _ := strings.Cut(code, " "); first {
		case "map", "server", "upstream", "proxy_cache_path":
			return "%s"
		case "location":
			return "server { listen unix:DIR/socket; server_name s%d;\n%s\n}"
		}
		return "server { listen unix:DIR/socket; server_name s%d; location / {\n%s\n} }"
	}
	understands(t, "nginx", "nginx.conf", "pid DIR/pid; error_log stderr; events {}\nhttp { access_log off; client_body_temp_path DIR/b; proxy_temp_path DIR/p; fastcgi_temp_path DIR/f; uwsgi_temp_path DIR/u; scgi_temp_path DIR/s;\n"+
		codeFor("nginx", wrap)+"}\n", "-t", "-e", "stderr", "-p", "DIR", "-c", "DIR/nginx.conf")
}

func TestApacheUnderstands(t *testing.T) {
	modules := ""
	for _, m := range []string{"mpm_event", "authz_core", "headers", "alias", "cache", "deflate", "dir", "env", "expires", "filter", "mime", "proxy", "proxy_http", "rewrite", "setenvif"} {
		modules += "LoadModule " + m + "_module /usr/lib/apache2/modules/mod_" + m + ".so\n"
	}
	wrap := func(code string) string {
		if strings.HasPrefix(code, "<") || strings.HasPrefix(code, "CacheLock") { // these do not go into a location
			return "%s"
		}
		return "<Location /%d>\n%s\n</Location>"
	}
	understands(t, "apache2", "httpd.conf", modules+"ServerName localhost\nPidFile DIR/pid\nDefaultRuntimeDir DIR\nErrorLog DIR/log\nListen 127.0.0.1:1\n"+
		codeFor("Apache", wrap), "-t", "-d", "DIR", "-f", "DIR/httpd.conf")
}

func TestVarnishUnderstands(t *testing.T) {
	wrap := func(code string) string {
		if strings.Contains(code, "sub vcl_") {
			return "%s"
		}
		return "sub vcl_backend_response {\nif (bereq.url == \"/%d\") {\n%s\n} }"
	}
	understands(t, "varnishd", "default.vcl", "vcl 4.1;\nimport std;\nbackend default none;\n"+codeFor("Varnish", wrap), "-C", "-n", "DIR/work", "-f", "DIR/default.vcl")
}

func TestGoUnderstands(t *testing.T) {
	const head = "package handler\n\nimport \"net/http\"\n\n"
	body := func(string) string { return "func handler%d(w http.ResponseWriter, r *http.Request) {\n%s\n}" }
	var checked strings.Builder
	for i, r := range taughtRules() {
		for _, s := range snippets(r) {
			code := strings.NewReplacer("%d", strconv.Itoa(i), "%s", s.code).Replace(body(s.code))
			switch {
			case s.server != "Go":
			case r.Config.Go == "":
				checked.WriteString(code + "\n")
			default: // it may speak of what the reader's program has
				_, err := parser.ParseFile(token.NewFileSet(), "", head+code, 0)
				if _, other := parser.ParseFile(token.NewFileSet(), "", head+s.code, 0); err != nil && other != nil {
					t.Errorf("%s: %v\n%s", r.ID, err, s.code)
				}
			}
		}
	}
	understands(t, "go", "handler.go", head+checked.String(), "vet", "DIR/handler.go")
}
