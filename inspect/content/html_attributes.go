package content

import xhtml "golang.org/x/net/html"

// attributes are those that matter here.
type attributes struct {
	name, value, href, src, srcset, rel, equiv, content, nonce, action string

	as, data, poster, kind, style string // kind: type
}

// readAttributes reads those of the tokenizer's tag.
func readAttributes(z *xhtml.Tokenizer) (a attributes) {
	for more := true; more; {
		var name, value []byte
		name, value, more = z.TagAttr()
		a.put(name, value)
	}
	return a
}

// put notes an attribute that matters. The first of a name that says
// something counts.
func (a *attributes) put(name, value []byte) {
	if into := a.named(name); into != nil && *into == "" {
		*into = string(value)
	}
}

// named is where the value of an attribute belongs, nil for one that does not
// matter.
func (a *attributes) named(name []byte) *string {
	var short [longestName]byte
	switch string(lower(&short, name)) {
	case "name":
		return &a.name
	case "value":
		return &a.value
	case "href", "xlink:href":
		return &a.href
	case "src":
		return &a.src
	case "srcset", "imagesrcset":
		return &a.srcset
	case "rel":
		return &a.rel
	case "http-equiv":
		return &a.equiv
	case "content":
		return &a.content
	case "nonce":
		return &a.nonce
	case "action":
		return &a.action
	case "as":
		return &a.as
	case "data":
		return &a.data
	case "poster":
		return &a.poster
	case "type":
		return &a.kind
	case "style":
		return &a.style
	}
	return nil
}
