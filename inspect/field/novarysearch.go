package field

import (
	"slices"

	"github.com/dunglas/httpsfv"

	"maxage/inspect/wire"
)

// NoVarySearch is the No-Vary-Search field: a structured dictionary that says
// in which parameters of the query URLs may differ and yet share one stored
// response. A value of the wrong type makes all of it void.
type NoVarySearch struct {
	Present  bool
	Fault    string // why it is void, a clause; "" if it is not
	KeyOrder bool   // the order of the parameters does not matter
	All      bool   // no parameter matters but those of Except
	Params   []string
	Except   []string
	Spans    []wire.Span // the whole value of each line
}

// Ignores reports whether the parameter called name does not matter.
func (n *NoVarySearch) Ignores(name string) bool {
	if n.All {
		return !slices.Contains(n.Except, name)
	}
	return slices.Contains(n.Params, name)
}

// ParseNoVarySearch reads all lines of m called No-Vary-Search, joined.
func ParseNoVarySearch(m *wire.Message, part wire.Part) NoVarySearch {
	var n NoVarySearch
	first := m.Index("No-Vary-Search")
	if first < 0 {
		return n
	}
	n.Present = true
	var values []string
	for i := first; i < len(m.Fields); i++ {
		if lower(m.Fields[i].Name) == "no-vary-search" {
			values = append(values, m.Fields[i].Value)
			n.Spans = append(n.Spans, m.Line(part, i))
		}
	}
	dict, err := httpsfv.UnmarshalDictionary(values)
	if err != nil {
		n.Fault = "it is no well-formed dictionary"
	} else if n.Fault = n.read(dict); n.Fault != "" {
		n.KeyOrder, n.All, n.Params, n.Except = false, false, nil, nil
	}
	return n
}

func (n *NoVarySearch) read(dict *httpsfv.Dictionary) (fault string) {
	known := false
	var ok bool
	if member, found := dict.Get("key-order"); found {
		if n.KeyOrder, ok = boolean(member); !ok {
			return "key-order is no boolean"
		}
		known = true
	}
	if member, found := dict.Get("params"); found {
		if n.All, ok = boolean(member); !ok {
			if n.Params, ok = listOfStrings(member); !ok {
				return "params is no list of quoted names in parentheses"
			}
		}
		known = true
	}
	if member, found := dict.Get("except"); found {
		if n.Except, ok = listOfStrings(member); !ok {
			return "except is no list of quoted names in parentheses"
		}
		if !n.All {
			return "except stands without params"
		}
		known = true
	}
	if !known && len(dict.Names()) > 0 {
		return "it has none of key-order, params and except"
	}
	return ""
}

func boolean(member httpsfv.Member) (value, ok bool) {
	if item, isItem := member.(httpsfv.Item); isItem {
		value, ok = item.Value.(bool)
	}
	return value, ok
}

func listOfStrings(member httpsfv.Member) (list []string, ok bool) {
	inner, ok := member.(httpsfv.InnerList)
	for i := range inner.Items {
		text, isString := inner.Items[i].Value.(string)
		if !isString {
			return nil, false
		}
		list = append(list, text)
	}
	return list, ok
}
