package target

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"maxage/inspect/wire"
)

// defaultScheme is that of a URL without one.
const defaultScheme = "https"

// Parse reads a URL as people write it. Without a base, what lacks a scheme
// begins with a host ("example.com/x"), and a path alone is an error; with a
// base, an absolute URL, it is relative to that.
func Parse(text, base string) (Target, error) {
	address, err := parse(text, base, Place{})
	if err != nil {
		return Target{}, err
	}
	return Target{URL: address, Method: "GET"}, nil
}

func parse(text, base string, at Place) (string, *Error) {
	if i := strings.IndexFunc(text, blank); i >= 0 {
		return "", failf(at, "the URL has a space or a control character at position %d", i+1).hint("write a space as %20, and one URL a line")
	}
	switch scheme := schemeOf(text); {
	case scheme != "":
		return absolute(text, at)
	case strings.HasPrefix(text, "//"):
		return absolute(defaultScheme+":"+text, at)
	case base != "":
		return relative(text, base, at)
	case text == "" || strings.ContainsRune("/.?#", rune(text[0])):
		return "", failf(at, "a path alone is no URL").hint("write the whole URL, or name the site it belongs to as base")
	}
	return absolute(defaultScheme+"://"+text, at)
}

func blank(r rune) bool { return r <= ' ' || r == 0x7f }

// schemeOf returns the scheme that text begins with, in lower case, or "".
// What looks like host:port has none.
func schemeOf(text string) string {
	scheme, rest, ok := strings.Cut(text, ":")
	if !ok || scheme == "" || !isLetter(scheme[0]) {
		return ""
	}
	for i := range len(scheme) {
		if c := scheme[i]; !isLetter(c) && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.' {
			return ""
		}
	}
	port, _, _ := strings.Cut(rest, "/")
	if !strings.HasPrefix(rest, "//") && (strings.Contains(scheme, ".") || strings.Trim(port, "0123456789") == "") {
		return ""
	}
	return strings.ToLower(scheme)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// absolute checks a URL that has a scheme.
func absolute(text string, at Place) (string, *Error) {
	u, err := url.Parse(escape(text))
	if err != nil {
		return "", malformed(err, at)
	}
	return checked(u, at)
}

// relative joins text to base as a browser does.
func relative(text, base string, at Place) (string, *Error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", malformed(err, at)
	}
	u, err := b.Parse(escape(text))
	if err != nil {
		return "", malformed(err, at)
	}
	return checked(u, at)
}

func checked(u *url.URL, at Place) (string, *Error) {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return "", failf(at, "the scheme %.20q is not supported", u.Scheme).hint("maxage speaks http and https")
	case u.Hostname() == "":
		return "", failf(at, "the URL has no host")
	}
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil && host != u.Hostname() && !strings.Contains(host, ":") {
		u.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), nil
}

// malformed says what net/url dislikes, without the URL.
func malformed(err error, at Place) *Error {
	var cause *url.Error
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return failf(at, "the URL is malformed: %v", err)
}

// escape percent-encodes what a request line cannot hold, behind the host. Left
// to net/url, that would decode the rest of the path as well: %2F would become
// a slash.
func escape(text string) string {
	start := 0
	if i := strings.Index(text, "//"); i == 0 || i > 0 && schemeOf(text) != "" && text[i-1] == ':' {
		start = i + len("//")
		n := strings.IndexAny(text[start:], "/?#")
		if n < 0 {
			return text
		}
		start += n
	}
	var out strings.Builder
	out.WriteString(text[:start])
	odd := "\"<>\\^`{|}"
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 0x80 || strings.IndexByte(odd, c) >= 0:
			fmt.Fprintf(&out, "%%%02X", c)
		case c == '?':
			odd = "\"<>" // a query is sent as it is otherwise
			fallthrough
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

// normal spells a URL that Parse gave in the one way that requests to the same
// resource have in common (RFC 3986 section 6.2.2.1 and 6.2.3): the host in
// lower case, no default port.
func normal(address string) string {
	scheme, host, _ := strings.Cut(wire.Origin(address), "://")
	_, rest, _ := strings.Cut(withoutFragment(address), "://")
	user, path := "", "/"
	if i := strings.IndexAny(rest, "/?"); i >= 0 {
		path, rest = rest[i:], rest[:i]
	}
	if path[0] != '/' {
		path = "/" + path
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		user = rest[:i+1]
	}
	return scheme + "://" + user + host + path
}

func withoutFragment(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// withoutUser takes user name and password out of a URL, for people to read.
func withoutUser(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil && u.RawQuery == "" {
		return address
	}
	u.User = nil
	if u.RawQuery != "" {
		u.RawQuery = "..."
	}
	return u.String()
}
