package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Upgrades reports whether the response only redirects from http to https.
func (r *Response) Upgrades() bool {
	from, to := r.Exchange.URL, r.Location.Value
	return strings.HasPrefix(wire.Origin(from), "http://") && strings.HasPrefix(wire.Origin(to), "https://") && wire.Host(from) == wire.Host(to)
}
