package policy

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml/ast"
)

// Pattern tells URLs: a glob on the path, a glob on the URL without its query,
// or a regular expression on the URL or on its path with the query.
type Pattern struct {
	Text string
	glob string
	re   *regexp.Regexp
}

// location is a URL as patterns see it: scheme and host in lower case, nothing
// behind #.
type location struct {
	whole  string
	target string // path and query
	url    string // without query and escapes
	path   string // without escapes

	host, hostPort string
}

func locate(s string) location {
	u, err := url.Parse(s)
	if err != nil {
		return location{url: s, path: s, whole: s, target: s}
	}
	l := location{path: u.Path, host: strings.ToLower(u.Hostname()), hostPort: strings.ToLower(u.Host), target: u.RequestURI()}
	if l.path == "" {
		l.path = "/"
	}
	origin := u.Scheme + "://" + l.hostPort
	l.whole, l.url = origin+l.target, origin+l.path
	return l
}

func (p *Pattern) matches(l location) bool {
	switch {
	case p.re != nil:
		return p.re.MatchString(l.whole) || p.re.MatchString(l.target)
	case strings.Contains(p.glob, "://"):
		return doublestar.MatchUnvalidated(p.glob, l.url)
	}
	return doublestar.MatchUnvalidated(p.glob, l.path)
}

func anyMatches(patterns []Pattern, l location) bool {
	for i := range patterns {
		if patterns[i].matches(l) {
			return true
		}
	}
	return len(patterns) == 0
}

func (r *reader) patterns(n ast.Node) []Pattern {
	var all []Pattern
	for _, it := range r.texts(n) {
		p := Pattern{Text: it.text}
		if re, ok := strings.CutPrefix(it.text, "re:"); ok {
			p.re = r.regexp(it.at, re)
		} else {
			p.glob = r.urlGlob(it)
		}
		all = append(all, p)
	}
	return all
}

// urlGlob checks a glob. A path begins with a slash, so a glob that does not
// can only match by beginning with a wildcard.
func (r *reader) urlGlob(it item) string {
	glob := it.text
	if before, after, ok := strings.Cut(glob, "://"); ok {
		host, path, _ := strings.Cut(after, "/")
		glob = strings.ToLower(before+"://"+host) + "/" + path
	} else if glob == "" || !strings.ContainsAny(glob[:1], "/*{") {
		r.fail(it.at, "write /"+glob, "%q matches no path: paths begin with /", glob)
		return ""
	}
	r.checkGlob(it)
	return glob
}

func (r *reader) checkGlob(it item) {
	if it.text == "" || !doublestar.ValidatePattern(it.text) {
		r.fail(it.at, `escape [ and { with a backslash, or write re: and a regular expression`, "%q is no glob: a bracket is not closed", it.text)
	}
}

// globs reads globs after changing their texts.
func (r *reader) globs(n ast.Node, change func(string) string) []item {
	items := r.texts(n)
	for i := range items {
		r.checkGlob(items[i])
		items[i].text = change(items[i].text)
	}
	return items
}

func (r *reader) regexp(n ast.Node, s string) *regexp.Regexp {
	re, err := regexp.Compile(s)
	if err != nil {
		r.fail(n, "", "this is no regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return re
}
