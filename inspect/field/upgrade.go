package field

import "strings"

// Upgrades reports whether the response only redirects from http to https.
func (r *Response) Upgrades() bool {
	from, ok := strings.CutPrefix(r.Exchange.URL, "http://")
	to, secure := strings.CutPrefix(r.Location.Value, "https://")
	if !ok || !secure {
		return false
	}
	return strings.EqualFold(HostOf(from), HostOf(to))
}

// HostOf returns the host of a URL without its scheme, and without its port.
func HostOf(url string) string {
	if i := strings.IndexAny(url, ":/?#"); i >= 0 {
		return url[:i]
	}
	return url
}
