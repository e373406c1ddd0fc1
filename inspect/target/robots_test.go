package target

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The example of RFC 9309 section 5.1.
const simple = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`

// The example of section 5.2.
const longest = `User-Agent: foobot
Allow: /example/page/
Disallow: /example/page/disallowed.gif
`

func only(rules string) string { return "User-agent: *\nDisallow: /\n" + rules }

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, text, agent string
		allowed, refused  string // paths
	}{
		{"RFC 5.1, a group of one's own", simple, "foobot", "/example/page.html /example/allowed.gif /robots.txt", "/ /x /publications/ /example/"},
		{"RFC 5.1, a group of two", simple, "BazBot", "/ /a.gif /example/", "/example/page.html /example/page.html?x"},
		{"RFC 5.1, a group without rules", simple, "quxbot", "/ /example/ /a.gif", ""},
		{"RFC 5.1, all others", simple, "maxage", "/ /publications/ /a.gif?x /a.gift", "/a.gif /example/ /example/x"},
		{"RFC 5.2", longest, "foobot", "/ /example/page/ /example/page/other.gif", "/example/page/disallowed.gif"},

		{"empty", "", "maxage", "/ /x", ""},
		{"a page in place of it", "<!DOCTYPE html><html><body>Not found: /x</body></html>", "maxage", "/ /x", ""},
		{"Disallow without value", "User-agent: *\nDisallow:", "maxage", "/ /x", ""},
		{"rules before a group", "Disallow: /\nUser-agent: *\nDisallow: /x", "maxage", "/ /y", "/x"},
		{"groups of one agent are one", "User-agent: maxage\nDisallow: /a\nUser-agent: x\nDisallow: /\n\nUser-agent: MaxAge/2.0 (+https://x)\nDisallow: /b", "maxage", "/ /c", "/a /b"},
		{"an agent whose name only begins alike", "User-agent: maxage-images\nDisallow: /\nUser-agent: max\nDisallow: /", "maxage", "/", ""},
		{"one group in place of *", "User-agent: *\nDisallow: /a\nUser-agent: maxage\nDisallow: /b", "maxage/1.0", "/ /a", "/b"},
		{"* twice", "User-agent: *\nUser-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "maxage", "/", "/a /b"},
		{"a line between agents splits no group", "User-agent: maxage\nSitemap: https://x.test/s\nCrawl-delay: 1\nUser-agent: x\nDisallow: /a", "maxage", "/", "/a"},
		{"line ends, case, comments, a mark, white space", "\ufeffUSER-AGENT : * # all\rdisAllow\t:\t/a#b\r\n\r\n  allow : /a/b  \nnonsense\n: /\nDisallow /c", "maxage", "/ /a/b /c", "/a /a/c"},

		{"Allow wins between equals", only("Allow: /"), "maxage", "/ /x", ""},
		{"the longest wins whatever its order", only("Allow: /x/\nDisallow: /x/page.html"), "maxage", "/x/ /x/a", "/ /x /x/page.html"},
		{"a star counts", only("Allow: /page\nDisallow: /*.html"), "maxage", "/page", "/page.html"},
		{"stars", only("Allow: /a/*/c\nAllow: *.css$\nAllow: /x*y*z$"), "maxage", "/a/b/c /a//c /a/b/b/c/d /q.css /xyz /xyyzz /xzyz", "/a/c /q.css? /q.css.map /xyzq /xz"},
		{"a star at the end is nothing", only("Allow: /a*\nAllow: /b*$"), "maxage", "/a /ab /b /bc", "/c"},
		{"a dollar inside is itself", only("Allow: /a$b"), "maxage", "/a$b /a%24b /a$bc", "/a"},
		{"a dollar alone", only("Allow: /$"), "maxage", "/", "/a /?a"},
		{"a path without slash", "User-agent: *\nDisallow: private", "maxage", "/ /x/private", "/private"},
		{"case of paths", "User-agent: *\nDisallow: /X", "maxage", "/x", "/X"},
		{"the query", "User-agent: *\nDisallow: /*?sort=", "maxage", "/a?page=1", "/a?sort=x /a/b?sort="},

		// Section 2.2.2, the table of encodings.
		{"as it is", only("Allow: /foo/bar?baz=quz"), "maxage", "/foo/bar?baz=quz", "/foo/bar"},
		{"reserved", only("Allow: /foo/bar?baz=https://foo.bar"), "maxage", "/foo/bar?baz=https%3A%2F%2Ffoo.bar /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https"},
		{"reserved, encoded", only("Allow: /foo/bar?baz=https%3a%2F%2Ffoo.bar"), "maxage", "/foo/bar?baz=https%3A%2F%2Ffoo.bar /foo/bar?baz=https://foo.bar", "/foo/bar"},
		{"not ASCII", only("Allow: /foo/bar/\u30c4"), "maxage", "/foo/bar/%E3%83%84 /foo/bar/%e3%83%84 /foo/bar/\u30c4", "/foo/bar/%E3%83%85"},
		{"not ASCII, encoded", only("Allow: /foo/bar/%E3%83%84"), "maxage", "/foo/bar/%E3%83%84 /foo/bar/\u30c4", "/foo/bar/"},
		{"unreserved, encoded", only("Allow: /foo/bar/%62%61%7A"), "maxage", "/foo/bar/baz /foo/bar/%62az", "/foo/bar/bax"},
		{"an encoded slash is none", only("Allow: /a%2fb"), "maxage", "/a%2Fb", "/a/b"},
		// Section 2.2.3.
		{"a star itself", only("Allow: /path/file-with-a-%2A.html"), "maxage", "/path/file-with-a-*.html /path/file-with-a-%2a.html", "/path/file-with-a-x.html"},
		{"a dollar itself", only("Allow: /path/foo-%24"), "maxage", "/path/foo-$ /path/foo-%24x", "/path/foo-"},
	} {
		r, err := ReadRobots(200, "https://x.test/robots.txt", strings.NewReader(c.text), c.agent)
		if err != nil {
			t.Fatal(err)
		}
		check := func(paths string, want bool) {
			for path := range strings.FieldsSeq(paths) {
				if r.Allowed(path) != want || r.Allowed("https://x.test"+path+"#f") != want {
					t.Errorf("%s: %s is allowed: %v", c.name, path, !want)
				}
			}
		}
		check(c.allowed, true)
		check(c.refused, false)
	}
}

func TestRobotsStatus(t *testing.T) {
	for status, want := range map[int]bool{0: false, 200: false, 302: true, 404: true, 401: true, 429: true, 500: false, 503: false, 599: false} {
		r, err := ReadRobots(status, "https://x.test/robots.txt", strings.NewReader("User-agent: *\nDisallow: /"), "maxage")
		if err != nil || r.Allowed("https://x.test/") != want || !r.Allowed("https://x.test/robots.txt") {
			t.Errorf("%d: allowed is %v, %v", status, !want, err)
		}
	}
}

func TestRobotsHints(t *testing.T) {
	text := "Sitemap: https://x.test/sitemap.xml\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: /relative.xml\nCrawl-delay: never\nUser-agent: slow\nCrawl-delay: 1e300\nsitemap:https://cdn.test/s.xml.gz # in German\n"
	r, err := ReadRobots(200, "https://u:p@x.test/robots.txt", strings.NewReader(text), "maxage")
	if err != nil || r.Delay != 2500*time.Millisecond {
		t.Errorf("the delay is %v, %v", r.Delay, err)
	}
	if got := fmt.Sprintln(r.Sitemaps[0].From, r.Sitemaps[0].URL, r.Sitemaps[1].From, r.Sitemaps[1].URL, len(r.Sitemaps), r.Sitemaps[1].Trusted()); got != "https://x.test/robots.txt:1 https://x.test/sitemap.xml https://x.test/robots.txt:8 https://cdn.test/s.xml.gz 2 false\n" {
		t.Error(got)
	}
	if got := fmt.Sprint(r.Faults); got != "[https://x.test/robots.txt:4: the location is no absolute URL]" {
		t.Error(got)
	}
	if r, _ = ReadRobots(200, "", strings.NewReader(text), "slow"); r.Delay != longestDelay {
		t.Errorf("the delay is %v", r.Delay)
	}
}

// TestRobotsBound: what is cut in the middle of a line is no rule.
func TestRobotsBound(t *testing.T) {
	head := "User-agent: *\nDisallow: /a\n#"
	text := head + strings.Repeat("x", robotsBytes-len(head)-len("\nDisallow: /")) + "\nDisallow: /private"
	r, err := ReadRobots(200, "", strings.NewReader(text), "maxage")
	if err != nil || r.Allowed("/a") || !r.Allowed("/b") {
		t.Errorf("of %d bytes, allowed are /a %v and /b %v: %v", len(text), r.Allowed("/a"), r.Allowed("/b"), err)
	}
}

// FuzzPattern holds the matcher against a regular expression.
func FuzzPattern(f *testing.F) {
	f.Add("/a*b$", "/axxb")
	f.Add("*.gif$", "/x.gif.gif")
	f.Add("/%7e%2a", "/~*")
	f.Add("*a*a*a$", "/aaaaaaaaaaaaaaa")
	f.Fuzz(func(t *testing.T, rule, path string) {
		if rule == "" {
			return
		}
		p, path := newPattern(rule), robotsPath("/"+path)
		text, whole := strings.CutSuffix(string(p), "$")
		expr := "^(?s)" + strings.ReplaceAll(regexp.QuoteMeta(text), `\*`, ".*")
		if whole {
			expr += "$"
		}
		if want := regexp.MustCompile(expr).MatchString(path); p.matches(path) != want {
			t.Errorf("%q matches %q: %v", p, path, !want)
		}
	})
}

func FuzzRobots(f *testing.F) {
	f.Add(simple, "/x")
	f.Fuzz(func(t *testing.T, text, path string) {
		r, err := ReadRobots(200, "https://x.test/robots.txt", strings.NewReader(text), "maxage")
		if err != nil {
			t.Fatal(err)
		}
		if r.Allowed(path) != r.Allowed(robotsPath(path)) && !strings.Contains(path, "%") {
			t.Errorf("%q is not treated as its normal form", path)
		}
	})
}
