package replay

import (
	"hash/maphash"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// unsafe reports whether a method may change what its URL gives.
func unsafe(method string) bool {
	switch method {
	case "OPTIONS", "TRACE", "PROPFIND", "REPORT", "QUERY", "SEARCH":
		return false
	}
	return true
}

// keepable reports whether an answer could be kept for a while if somebody
// said so: whole, to a GET, of a status that may be cached by itself, the same
// for more than one request. Errors that the origin makes itself are not. A 304
// confirms an answer that the cache would have had or fetched.
func keepable(r *field.Response) bool {
	if m := r.Exchange.Request.Method; m == "HEAD" || r.Vary.Star {
		return false
	}
	switch r.Exchange.Response.Status {
	case 200, 203, 204, 300, 301, 304, 308, 404, 410:
		return true
	}
	return false
}

// mostSelecting bounds the fields of Vary that tell variants apart.
const mostSelecting = 16

// variant is the sum of the request fields that select an answer.
func variant(seed maphash.Seed, x *wire.Exchange, names []string) uint64 {
	if len(names) == 0 {
		return 0
	}
	var h maphash.Hash
	h.SetSeed(seed)
	for _, name := range names[:min(len(names), mostSelecting)] {
		for _, f := range x.Request.Fields {
			if strings.EqualFold(f.Name, name) {
				h.WriteString(f.Value)
				h.WriteByte(0)
			}
		}
		h.WriteByte(1)
	}
	return h.Sum64()
}
