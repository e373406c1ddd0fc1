package report

import (
	"fmt"
	"strings"
)

// redaction hides what must not stand in a report that gets passed around:
// credentials, cookie values, secret-looking parts of URLs.
type redaction struct{ off bool }

// value rewrites one header value.
func (r redaction) value(name, value string) *rewriting {
	w := &rewriting{in: value}
	if r.off {
		return w
	}
	switch strings.ToLower(name) {
	case "authorization", "proxy-authorization":
		start := strings.IndexByte(value, ' ') + 1
		hide(w, start, len(value))
	case "cookie":
		for at := 0; at < len(value); {
			end := at + indexOr(value[at:], ";")
			hideCookie(w, at, end)
			at = end + 1
		}
	case "set-cookie":
		hideCookie(w, 0, indexOr(value, ";"))
	case "location", "content-location", "referer", "link", "refresh", "x-original-url", "x-rewrite-url":
		hideURL(w, value)
	default:
		if secretField(name) {
			hide(w, 0, len(value))
		}
	}
	return w
}

// hideCookie hides the value of the cookie in in[start:end]; one without a
// name is all value.
func hideCookie(w *rewriting, start, end int) {
	for start < end && w.in[start] == ' ' {
		start++
	}
	hide(w, start+strings.IndexByte(w.in[start:end], '=')+1, end)
}

// url returns u without its secrets.
func (r redaction) url(u string) string {
	w := &rewriting{in: u}
	if !r.off {
		hideURL(w, u)
	}
	return w.done()
}

func hide(w *rewriting, start, end int) {
	if n := end - start; n > 0 {
		w.replace(start, end, fmt.Sprintf("[redacted %d B]", n))
	}
}

// hideURL hides the userinfo and the values of query parameters and fragments
// whose names sound secret.
func hideURL(w *rewriting, text string) {
	if scheme := strings.Index(text, "://"); scheme >= 0 {
		host := scheme + 3
		end := host + strings.IndexAny(text[host:]+"/", "/?#>")
		if at := strings.LastIndexByte(text[host:end], '@'); at > 0 {
			hide(w, host, host+at)
		}
	}
	for i := strings.IndexAny(text, "?#"); i >= 0 && i < len(text); {
		start := i + 1
		end := start + strings.IndexAny(text[start:]+"&", "&;#> ")
		name, _, found := strings.Cut(text[start:end], "=")
		if found && secretName(name) {
			hide(w, start+len(name)+1, end)
		}
		i = end
	}
}

var secretWords = []string{"token", "key", "sig", "password", "passwd", "pwd", "secret", "auth", "session", "credential", "jwt", "saml", "ticket", "otp"}

// secretField recognises the fields of their own in which sites send tokens.
func secretField(name string) bool {
	name = strings.ToLower(name)
	if !strings.HasPrefix(name, "x-") {
		return false
	}
	for _, word := range [...]string{"token", "api-key", "apikey", "secret", "password", "auth", "session"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// secretName recognises a parameter that holds a secret by its name.
func secretName(name string) bool {
	name = strings.ToLower(name)
	if name == "code" || name == "sid" || name == "state" {
		return true
	}
	for _, word := range secretWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// indexOr is strings.Index, or the length of s.
func indexOr(s, sub string) int {
	if i := strings.Index(s, sub); i >= 0 {
		return i
	}
	return len(s)
}
