package target

import (
	"net/url"
	"strings"
)

// Origin returns scheme, host and port of an absolute URL, the port only if it
// is not the scheme's own: "https://example.com". It returns "" for what has
// none.
func Origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	scheme, host, port := strings.ToLower(u.Scheme), strings.ToLower(u.Hostname()), u.Port()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port == "" || scheme == "https" && port == "443" || scheme == "http" && port == "80" {
		return scheme + "://" + host
	}
	return scheme + "://" + host + ":" + port
}

// Carries tells whether what authorises requests to one URL (Authorization,
// Cookie, a client certificate) may go along to another: only if scheme, host
// and port are the same.
func Carries(from, to string) bool {
	origin := Origin(from)
	return origin != "" && origin == Origin(to)
}

// Trusted tells whether t may be sent the credentials that the user gave: if
// the user named it, or something of the same origin led to it. The page that
// led to it may itself have been reached through a redirect to elsewhere; what
// counts is the URL that was named.
func (t *Target) Trusted() bool { return t.Root == "" || Carries(t.Root, t.URL) }
