package curl

import (
	"fmt"
	"regexp"
	"strings"
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
	return scheme + "://" + host + encodeRaw(path), nil
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

// splitHost splits what follows "//" into authority and the rest.
func splitHost(s string) (authority, rest string) {
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

var percentEscape = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

func encodeRaw(path string) string {
	if isASCII(path) {
		return path
	}
	var b strings.Builder
	for i := range len(path) {
		if c := path[i]; c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
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

// withQuery appends a piece to the query, before a fragment. curl writes the
// escapes of what it appends in lower case.
func withQuery(url, piece string) string {
	url, fragment, hasFragment := strings.Cut(url, "#")
	_, rest, _ := strings.Cut(url, "//")
	switch {
	case !strings.Contains(url, "?"):
		if !strings.Contains(rest, "/") {
			url += "/"
		}
		url += "?"
	case !strings.HasSuffix(url, "?") && !strings.HasSuffix(url, "&"):
		url += "&"
	}
	url += percentEscape.ReplaceAllStringFunc(encodeRaw(piece), strings.ToLower)
	if hasFragment {
		url += "#" + fragment
	}
	return url
}

// withFileName appends the name of an uploaded file to a URL whose path ends
// in a slash, as curl does. Standard input has no name.
func withFileName(url, file string) string {
	end := len(url)
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		end = i
	}
	_, rest, _ := strings.Cut(url[:end], "//")
	_, path := splitHost(rest)
	if file == "-" || file == "." || path != "" && !strings.HasSuffix(path, "/") {
		return url
	}
	name := percentEncode(file[strings.LastIndexAny(file, `/\`)+1:])
	if path == "" {
		name = "/" + name
	}
	return url[:end] + name + url[end:]
}

// remoteFile is the name -O gives a file: the last segment of the path that
// is not empty, or curl_response as in curl 8.
func remoteFile(url string) string {
	_, rest, _ := strings.Cut(url, "//")
	_, path := splitHost(rest)
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	path = strings.TrimRight(path, "/")
	name := path[strings.LastIndexAny(path, `/\`)+1:]
	if name == "" || name == "." || name == ".." {
		return "curl_response"
	}
	return name
}
