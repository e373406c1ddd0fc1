package curl

import (
	"strings"

	"maxage/inspect/fetch"
)

// absoluteURL gives a URL argument the scheme it lacks, as curl guesses it,
// and percent-encodes bytes that are not ASCII.
func absoluteURL(raw, protoDefault string) (string, error) {
	text := strings.TrimLeft(raw, " \t")
	scheme, rest := splitScheme(text)
	if scheme == "" {
		scheme, rest = protoDefault, "//"+strings.TrimLeft(text, "/")
		if scheme == "" {
			scheme = guessScheme(text)
		}
	}
	if scheme != "http" && scheme != "https" {
		e := badURL("the scheme %s is not supported", scheme)
		e.Hint = "maxage speaks http and https"
		return "", e
	}
	// curl forgives one or three slashes for two.
	slashes := len(rest) - len(strings.TrimLeft(rest, "/"))
	if slashes < 1 || slashes > 3 {
		return "", badURL("the URL %q has no host", raw)
	}
	host, path := splitHost(rest[slashes:])
	return scheme + "://" + host + fetch.EscapeHigh(path), nil
}

// splitScheme splits "scheme:rest". What looks like host:port has no scheme.
func splitScheme(text string) (scheme, rest string) {
	i := strings.Index(text, ":")
	if i < 1 || !strings.HasPrefix(text[i+1:], "/") {
		return "", text
	}
	for _, c := range text[:i] {
		if !strings.ContainsRune(unreserved+"+", c) || c == '_' || c == '~' {
			return "", text
		}
	}
	if strings.HasPrefix(text[i+1:], "/") && !strings.HasPrefix(text[i+1:], "//") && strings.Contains(text[:i], ".") {
		return "", text // "host.test:/path" is a host with an empty port
	}
	return strings.ToLower(text[:i]), text[i+1:]
}

// guessScheme is curl's guess from a host name, such as ftp.example.com.
func guessScheme(text string) string {
	for _, scheme := range []string{"ftp", "dict", "ldap", "imap", "smtp", "pop3"} {
		if len(text) > len(scheme) && strings.EqualFold(text[:len(scheme)+1], scheme+".") {
			return scheme
		}
	}
	return "http"
}

// checkURL rejects what curl would not send: control characters and spaces,
// a missing host, a port that is no number.
func checkURL(url string) error {
	for i := range len(url) {
		if c := url[i]; c <= ' ' || c == 0x7f {
			e := badURL("the URL has a space or control character at position %d: %q", i+1, url)
			e.Hint = "write a space as %20"
			return e
		}
	}
	host := hostPort(url)
	if strings.HasPrefix(host, "[") {
		end := strings.IndexByte(host, ']')
		if end < 0 {
			return badURL("the URL %q has a bracket that is not closed", url)
		}
		host = "v6" + host[end+1:]
	}
	name, port, _ := strings.Cut(host, ":")
	if name == "" {
		return badURL("the URL %q has no host", url)
	}
	if !validPort(port, true) {
		return badURL("the URL %q has a bad port number", url)
	}
	return nil
}
