package policy

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/wire"
)

// pattern tells URLs: a glob on the path, a glob on the URL without its query,
// or a regular expression on the URL or on its path with the query.
type pattern struct {
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
	origin := wire.Origin(s)
	l.whole, l.url = origin+l.target, origin+l.path
	return l
}

func (p *pattern) matches(l location) bool {
	switch {
	case p.re != nil:
		return p.re.MatchString(l.whole) || p.re.MatchString(l.target)
	case strings.Contains(p.glob, "://"):
		return doublestar.MatchUnvalidated(p.glob, l.url)
	}
	return doublestar.MatchUnvalidated(p.glob, l.path)
}

// Patterns tells URLs by any of several; without one, every URL. What is no more
// than a path is looked up, since a written policy may have thousands.
type Patterns struct {
	exact map[string]bool
	open  []pattern
}

func (p *Patterns) match(l location) bool {
	if p.exact[l.path] || p.exact[l.url] {
		return true
	}
	for i := range p.open {
		if p.open[i].matches(l) {
			return true
		}
	}
	return len(p.exact)+len(p.open) == 0
}

func (r *reader) patterns(n ast.Node) Patterns {
	p := Patterns{exact: map[string]bool{}}
	for _, it := range r.texts(n) {
		if re, ok := strings.CutPrefix(it.text, "re:"); ok {
			p.open = append(p.open, pattern{re: r.regexp(it.at, re)})
		} else if glob := r.urlGlob(it); strings.ContainsAny(glob, `*?[{\`) {
			p.open = append(p.open, pattern{glob: glob})
		} else {
			p.exact[glob] = true
		}
	}
	return p
}

// urlGlob checks a glob. A path begins with a slash, so a glob that does not
// can only match by beginning with a wildcard.
func (r *reader) urlGlob(it item) string {
	glob := it.text
	if before, after, ok := strings.Cut(glob, "://"); ok {
		host, path, _ := strings.Cut(after, "/")
		glob = globOrigin(strings.ToLower(before), strings.ToLower(host)) + "/" + path
	} else if glob == "" || !strings.ContainsAny(glob[:1], "/*{") {
		r.fail(it.at, "write /"+glob, "%q matches no path: paths begin with /", glob)
		return ""
	} else if first, _, _ := strings.Cut(glob, "/"); strings.HasPrefix(glob, "*") && first != "*" && first != "**" && !strings.Contains(first, "{") {
		r.fail(it.at, "write /**/"+glob, "%q matches no path: paths begin with /, which * does not stand for", glob)
		return ""
	}
	r.checkGlob(it)
	return glob
}

// globOrigin spells an origin as locations have it, as far as it is no pattern.
func globOrigin(scheme, host string) string {
	if origin := wire.Origin(scheme + "://" + host); origin != "" && !strings.ContainsAny(host, `*?[{\`) {
		return origin
	}
	return scheme + "://" + strings.TrimSuffix(host, ":"+wire.OwnPort(scheme))
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
