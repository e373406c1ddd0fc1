package content

import xhtml "golang.org/x/net/html"

// attributes are those that matter here.
type attributes struct {
	name, value, href, src, srcset, rel, equiv, content, nonce, action string

	as, data, poster, kind, style string // kind: type
}

func readAttributes(z *xhtml.Tokenizer) (a attributes) {
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		var into *string
		switch string(key) {
		case "name":
			into = &a.name
		case "value":
			into = &a.value
		case "href", "xlink:href":
			into = &a.href
		case "src":
			into = &a.src
		case "srcset", "imagesrcset":
			into = &a.srcset
		case "rel":
			into = &a.rel
		case "http-equiv":
			into = &a.equiv
		case "content":
			into = &a.content
		case "nonce":
			into = &a.nonce
		case "action":
			into = &a.action
		case "as":
			into = &a.as
		case "data":
			into = &a.data
		case "poster":
			into = &a.poster
		case "type":
			into = &a.kind
		case "style":
			into = &a.style
		}
		if into != nil && *into == "" {
			*into = string(value)
		}
	}
	return a
}
