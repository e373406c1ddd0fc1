package content

// attributes are those that matter here.
type attributes struct {
	name, value, href, src, srcset, rel, equiv, content, nonce, action string
}

func (p *page) attributes() (a attributes) {
	for more := true; more; {
		var key, value []byte
		key, value, more = p.z.TagAttr()
		var into *string
		switch string(key) {
		case "name":
			into = &a.name
		case "value":
			into = &a.value
		case "href":
			into = &a.href
		case "src":
			into = &a.src
		case "srcset":
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
		}
		if into != nil && *into == "" {
			*into = string(value)
		}
	}
	return a
}
