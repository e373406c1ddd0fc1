package load

import (
	"strings"

	"maxage/inspect/wire"
)

// requestURL derives the URL from target and Host. Text does not say which
// scheme was used: https where HTTP/2, port 443, or the redirect that led here
// says so, otherwise http.
func requestURL(m *wire.Message, redirected string) string {
	if a, ok := splitURL(m.Target); ok {
		return a.String()
	}
	host, _ := m.Get("Host")
	if host == "" {
		return redirected
	}
	a, ok := splitURL("http://" + host + originForm(m.Target))
	if !ok {
		return ""
	}
	secure := a
	secure.scheme = "https"
	if m.Version == "HTTP/2" || m.Version == "HTTP/3" || a.port() == "443" || sameURL(redirected, secure.String()) {
		return secure.String()
	}
	return a.String()
}

// originForm returns target as it stands in a URL; "*" of OPTIONS has no path.
func originForm(target string) string {
	if strings.HasPrefix(target, "/") {
		return target
	}
	return "/"
}
