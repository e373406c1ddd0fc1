package curl

import (
	"net/url"
	"strings"

	"maxage/inspect/wire"
)

func asked(part string) func(*Facts) any {
	return func(f *Facts) any { return urlPart(f.URL, part) }
}

func reached(part string) func(*Facts) any {
	return func(f *Facts) any { return urlPart(f.Effective, part) }
}

// urlPart takes a URL apart; a part it lacks, or a URL too odd for net/url,
// gives nil.
func urlPart(text, part string) any {
	absolute, err := absoluteURL(text, "")
	if err != nil || text == "" {
		return nil
	}
	u, err := url.Parse(absolute)
	if err != nil {
		return nil
	}
	host, zone, _ := strings.Cut(u.Hostname(), "%")
	switch part {
	case "scheme":
		return u.Scheme
	case "user":
		return orNil(u.User.Username())
	case "password":
		password, _ := u.User.Password()
		return orNil(password)
	case "host":
		if strings.Contains(host, ":") {
			return "[" + host + "]"
		}
		return host
	case "zoneid":
		return orNil(zone)
	case "port":
		if p := u.Port(); p != "" {
			return p
		}
		return wire.OwnPort(u.Scheme)
	case "path":
		if p := u.EscapedPath(); p != "" {
			return p
		}
		return "/"
	case "query":
		return orNil(u.RawQuery)
	case "fragment":
		return orNil(u.EscapedFragment())
	}
	return nil // options are for mail protocols
}
