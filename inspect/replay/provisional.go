package replay

import (
	"slices"
	"strings"

	"maxage/inspect/wire"
)

// codings remembers the Accept-Encoding that a browser sends, by scheme.
type codings map[string]string

// complete adds it to requests that the browser's own cache answered: what is
// added on the way to the network is missing in their recording, and Vary often
// names just that.
func (c codings) complete(x *wire.Exchange) *wire.Exchange {
	scheme, _, _ := strings.Cut(x.URL, "://")
	value, present := x.Request.Get("Accept-Encoding")
	switch {
	case present:
		c[scheme] = value
		return x
	case !inBrowser(x) || c[scheme] == "":
		return x
	}
	whole := *x
	whole.Request.Fields = append(slices.Clone(x.Request.Fields), wire.Field{Name: "Accept-Encoding", Value: c[scheme]})
	return &whole
}
