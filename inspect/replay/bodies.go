package replay

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/wire"
)

// BodiesBy says by what the bodies of a URL were told apart.
type BodiesBy string

// The ways, the surest first. By length, bodies that differ may look the same.
const (
	ByHash        BodiesBy = "sha256"
	ByETag        BodiesBy = "etag"
	ByLength      BodiesBy = "length"
	BodiesUnknown BodiesBy = ""
)

// comparedBy is the surest way that all answers allow. A 304 brings no body and
// does not count.
func comparedBy(all []*wire.Exchange) BodiesBy {
	for _, by := range [...]BodiesBy{ByHash, ByETag, ByLength} {
		lacks := func(x *wire.Exchange) bool { return x.Response.Status != 304 && by.of(x) == "" }
		whole := func(x *wire.Exchange) bool { return x.Response.Status != 304 }
		if slices.ContainsFunc(all, whole) && !slices.ContainsFunc(all, lacks) {
			return by
		}
	}
	return BodiesUnknown
}

// of names the body of x together with its status; "" if that cannot be told.
func (by BodiesBy) of(x *wire.Exchange) string {
	name := ""
	switch by {
	case ByHash:
		name = x.Body.SHA256
	case ByETag:
		name, _ = x.Response.Get("ETag")
		name = strings.TrimPrefix(name, "W/")
	case ByLength:
		if n := x.Body.Decoded; n >= 0 {
			name = strconv.FormatInt(n, 10)
		} else if n := x.Body.Bytes; n >= 0 {
			name = strconv.FormatInt(n, 10) + " coded"
		}
		if x.Response.Status == 304 {
			name = ""
		}
	}
	if name == "" || x.Response.Status == 200 || x.Response.Status == 304 {
		return name
	}
	return strconv.Itoa(x.Response.Status) + " " + name
}
