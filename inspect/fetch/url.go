package fetch

import (
	"strings"

	"maxage/inspect/wire"
)

// location is an http or https URL, taken apart the way curl does it.
type location struct {
	scheme         string // "http" or "https"
	user, password string // decoded
	hasUser        bool
	host           string // ASCII, without brackets and zone
	zone           string // of an IPv6 address
	port           string // never ""
	path           string // begins with "/"
	query          string // "" or begins with "?"
	fragment       string // "" or begins with "#"
	authority      string // the value of Host: the port only if it is not the scheme's own
	text           string // the URL without userinfo
}

// parseURL reads raw, which may lack its scheme. Dot segments are removed from
// the path unless asIs is set; its bytes above 0x7F are percent-encoded, those
// of the query are sent as they are.
func parseURL(raw string, asIs bool) (location, *Error) {
	for i := 0; i < len(raw); i++ {
		if raw[i] <= ' ' || raw[i] == 0x7F {
			return location{}, badURL("it holds a space or a control byte").hint(`write a space as %20`)
		}
	}
	u, rest, err := splitScheme(raw)
	if err != nil {
		return u, err
	}
	authority := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority, rest = rest[:i], rest[i:]
	} else {
		rest = ""
	}
	if err := u.setAuthority(authority); err != nil {
		return u, err
	}
	u.setPath(rest, asIs)
	u.authority = u.hostAndPort()
	u.text = u.render(raw)
	return u, nil
}

// withoutUser removes what may be userinfo from a URL that cannot be parsed.
func withoutUser(raw string) string {
	start := strings.Index(raw, "//")
	if start < 0 {
		start = -2
	}
	end := len(raw)
	if i := strings.IndexAny(raw[start+2:], "/?#"); i >= 0 {
		end = start + 2 + i
	}
	if at := strings.LastIndexByte(raw[:end], '@'); at > start {
		return raw[:start+2] + raw[at+1:]
	}
	return raw
}

func badURL(why string) *Error { return failf(codeURL, "malformed URL: %s", why) }

// splitScheme accepts one to three slashes after the scheme, as curl does.
func splitScheme(raw string) (u location, rest string, err *Error) {
	u.scheme, rest = "http", raw
	if i := schemeLength(raw); i > 0 && strings.HasPrefix(raw[i:], ":/") {
		u.scheme = strings.ToLower(raw[:i])
		rest = raw[i+2:]
		for n := 0; n < 2 && strings.HasPrefix(rest, "/"); n++ {
			rest = rest[1:]
		}
	} else if i > 0 && !strings.ContainsAny(raw[:i], ".") && strings.HasPrefix(raw[i:], ":") && !startsWithPort(raw[i+1:]) && !strings.Contains(raw, "@") {
		u.scheme = strings.ToLower(raw[:i])
	}
	switch u.scheme {
	case "http", "https":
		u.port = wire.OwnPort(u.scheme)
	default:
		return u, "", failf(codeProtocol, "protocol %q not supported", u.scheme).hint("use http:// or https://")
	}
	return u, rest, nil
}

// startsWithPort tells "host:8080/x", a URL without scheme, from "mailto:x".
func startsWithPort(s string) bool { return s == "" || s[0] >= '0' && s[0] <= '9' }

// schemeLength counts the bytes of s that spell a scheme followed by a colon.
func schemeLength(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z':
		case i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.'):
		case s[i] == ':':
			return i
		default:
			return 0
		}
	}
	return 0
}

func (u *location) setPath(rest string, asIs bool) {
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		rest, u.fragment = rest[:i], rest[i:]
	}
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		rest, u.query = rest[:i], rest[i:]
	}
	switch {
	case rest == "":
		rest = "/"
	case !asIs:
		rest = removeDots(rest)
	}
	u.path = EscapeHigh(rest)
}

// removeDots applies RFC 3986 section 5.2.4.
func removeDots(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	var out []string
	segments := strings.Split(path[1:], "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".", "..":
			if s == ".." && len(out) > 0 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, s)
		}
	}
	return "/" + strings.Join(out, "/")
}

// render returns the URL without userinfo: raw itself if that says the same.
func (u *location) render(raw string) string {
	n := len(u.scheme) + 3 + len(u.authority)
	size := n + len(u.path) + len(u.query) + len(u.fragment)
	if size == len(raw) && strings.HasPrefix(raw, u.scheme) && raw[len(u.scheme):len(u.scheme)+3] == "://" &&
		raw[len(u.scheme)+3:n] == u.authority && raw[n:n+len(u.path)] == u.path {
		return raw
	}
	return u.scheme + "://" + u.authority + u.path + u.query + u.fragment
}
