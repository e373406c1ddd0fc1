package fetch

import (
	"strings"
)

// resolve makes a Location absolute (RFC 3986 section 5.2) and encodes what
// may not stand in a URL: spaces and bytes above 0x7F.
func resolve(base *location, ref string) string {
	ref = escapeSpaces(EscapeHigh(strings.Trim(ref, " \t")))
	if n := schemeLength(ref); n > 0 {
		return ref
	}
	if strings.HasPrefix(ref, "//") {
		return base.scheme + ":" + ref
	}
	user := ""
	if base.hasUser {
		user = base.userinfo() + "@"
	}
	root := base.scheme + "://" + user + base.authority
	switch {
	case strings.HasPrefix(ref, "/"):
		return root + ref
	case strings.HasPrefix(ref, "?"):
		return root + base.path + ref
	case ref == "" || strings.HasPrefix(ref, "#"):
		return root + base.path + base.query + ref
	}
	return root + base.path[:strings.LastIndexByte(base.path, '/')+1] + ref
}

// nextURL is where the response of h would lead, with dot segments removed;
// a target that cannot be parsed is returned as it is.
func nextURL(h *hop, to string, asIs bool) (string, location, *Error) {
	abs := resolve(&h.url, to)
	u, err := parseURL(abs, asIs)
	if err != nil {
		return abs, u, err
	}
	text := u.text
	if u.hasUser && schemeLength(to) > 0 {
		text = u.scheme + "://" + u.userinfo() + "@" + strings.TrimPrefix(text, u.scheme+"://")
	}
	return text, u, nil
}
