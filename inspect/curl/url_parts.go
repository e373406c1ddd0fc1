package curl

import (
	"regexp"
	"strings"
)

// splitHost splits what follows "//" into authority and the rest.
func splitHost(s string) (authority, rest string) {
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

var percentEscape = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

// hostPort returns host[:port] of an absolute URL.
func hostPort(url string) string {
	_, rest, _ := strings.Cut(url, "//")
	authority, _ := splitHost(rest)
	return authority[strings.LastIndexByte(authority, '@')+1:]
}

// hostOf returns the host without port and brackets.
func hostOf(url string) string {
	host := hostPort(url)
	if i := strings.LastIndexByte(host, ':'); i > strings.LastIndexByte(host, ']') {
		host = host[:i]
	}
	return unbracket(host)
}

// userOf returns the userinfo of an absolute URL, or "".
func userOf(url string) string {
	_, rest, _ := strings.Cut(url, "//")
	authority, _ := splitHost(rest)
	return authority[:max(strings.LastIndexByte(authority, '@'), 0)]
}
