package field

import (
	"slices"

	"maxage/inspect/wire"
)

// layer is a cache on the way while its reports are being put together.
type layer struct {
	Served
	from id  // the field that spoke of it last
	rank int // how near to the client it stands
}

// told returns all that caches say, by field, the plainest fields first, and
// within a field in its own order, the origin's side first.
func (r *Response) told(m *wire.Message, reports []int) []layer {
	var all []layer
	add := func(s Served, which id) {
		if len(all) < mostServed {
			s.Cache = r.namedByVia(m, &s)
			all = append(all, layer{Served: s, from: which})
		}
	}
	for i := range r.CacheStatus {
		add(fromCacheStatus(m, &r.CacheStatus[i]), idCacheStatus)
	}
	for _, line := range reports {
		if len(all) == mostServed {
			break // to read on would only cost time
		}
		which := lookup(m.Fields[line].Name)
		for _, s := range servedOn(m, line, which) {
			add(s, which)
		}
	}
	for i := range r.passed() {
		if s, ok := viaReport(&r.Via[i]); ok {
			add(s, idViaCodes)
		}
	}
	slices.SortStableFunc(all, func(a, b layer) int { return int(a.from) - int(b.from) })
	return all
}

// namedByVia finds the product behind a host that a report names: Squid and
// httpd call themselves after it, and Via often adds what they are.
func (r *Response) namedByVia(m *wire.Message, s *Served) string {
	host := s.Node
	if s.Cache != "" {
		host = s.Cache
	}
	if host != "" && products[s.Cache] == nil {
		for i := range r.passed() {
			if v := &r.Via[i]; v.By != "" && lower(v.By) == lower(host) {
				if name := viaProduct(m, v); name != "" {
					s.Node = v.By
					return name
				}
			}
		}
	}
	return s.Cache
}

// layersOf makes one layer of all reports about the same cache, and puts the
// layers in order, the origin's side first.
func layersOf(told []layer, o *order) []layer {
	layers := make([]layer, 0, len(told))
	for len(told) > 0 {
		n := 1
		for n < len(told) && told[n].from == told[0].from {
			n++
		}
		if told[0].from == idXCache {
			companions(o.m, told[:n])
		}
		o.rank(told[:n])
		layers = addField(layers, told[:n])
		told = told[n:]
	}
	slices.SortStableFunc(layers, func(a, b layer) int { return a.rank - b.rank })
	return layers
}

// addField adds what one field tells. Its members are different caches, even
// of one name: a shield and an edge. What an earlier field told of the same
// cache is matched from the client's end, since a field that tells of fewer
// caches was begun later on the way.
func addField(layers, told []layer) []layer {
	at := len(layers) // where the next one goes that is new
	for i := len(told) - 1; i >= 0; i-- {
		t := told[i]
		j := len(layers) - 1
		for j >= 0 && !(layers[j].from != t.from && layers[j].same(&t)) {
			j--
		}
		if j >= 0 {
			layers[j].merge(&t)
			at = j
			continue
		}
		layers = slices.Insert(layers, at, t)
	}
	return layers
}
